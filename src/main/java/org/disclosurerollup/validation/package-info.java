/**
 * Second stage: edit rules on submissions. Compiles the formulas of the form files to sums over a submission's figures
 * and evaluates them, with blanks and rounding as settled. The same evaluator serves the stored run and the offline
 * check. Owns the table {@code finding}.
 */
package org.disclosurerollup.validation;
