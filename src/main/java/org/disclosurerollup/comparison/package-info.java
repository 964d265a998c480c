/**
 * Fourth stage: totals beside those of the year before. Finds last year's figures for this year's cells, by indicator
 * where the form changed, and the like-for-like pair where the set of units did; growth and shares are computed from
 * unrounded values when they are shown. Also
 * checks the figures that reports print against all of these. Owns the table {@code total_base}.
 */
package org.disclosurerollup.comparison;
