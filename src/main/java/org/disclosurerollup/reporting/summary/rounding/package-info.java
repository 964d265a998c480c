/**
 * Rounding that keeps sums (舍位平衡): figures in ten thousands or hundred millions, shares in percent. Knows nothing of
 * forms and units. Owns no table.
 */
package org.disclosurerollup.reporting.summary.rounding;
