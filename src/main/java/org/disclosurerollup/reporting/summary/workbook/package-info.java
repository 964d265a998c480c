/**
 * Writes the summary of an area and year as an Excel workbook, sheet by sheet and row by row, so that memory does not
 * grow with the number of units. Owns no table.
 */
package org.disclosurerollup.reporting.summary.workbook;
