/**
 * Workbooks, Word documents and web pages as grids of text: the one place that knows their libraries. What the text means
 * is left to {@link org.disclosurerollup.submission}. Files are hostile until read: every reader keeps the
 * {@link org.disclosurerollup.submission.grid.ReadingLimits}, follows no link, runs no macro, computes no formula.
 */
package org.disclosurerollup.submission.grid;
