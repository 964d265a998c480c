/**
 * First stage: files of the inbox become submissions. Reads the three CSV layouts, says of each cell that is not a plain
 * figure what is wrong with it, recognises what was filed before, numbers revisions and stores them; takes in what units
 * say to findings. Owns the tables {@code source_file}, {@code submission} and {@code explanation}.
 */
package org.disclosurerollup.submission;
