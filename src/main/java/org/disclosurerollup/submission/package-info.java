/**
 * First stage: files of the inbox become submissions. Reads the three layouts of submissions, as text, workbook, document or page, that of the figures
 * which reports print and that of what units say to findings; says of each cell that is not a plain figure what is wrong
 * with it, recognises what was filed before, numbers revisions and stores them. Owns the tables {@code source_file},
 * {@code submission}, {@code claim} and {@code explanation}.
 */
package org.disclosurerollup.submission;
