/**
 * Makes the Excel forms that an office sends out: the printed form to be filled in, with the form's rules as live checks
 * and last year's figures beside. Owns no table.
 */
package org.disclosurerollup.reporting.template;
