/**
 * The summary of one area and year, as an office sends it up: read once into an {@link
 * org.disclosurerollup.reporting.summary.AreaSummary}, from which each format is written. Owns no table.
 */
package org.disclosurerollup.reporting.summary;
