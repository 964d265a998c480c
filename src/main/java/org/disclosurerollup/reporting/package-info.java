/**
 * Last stage: what people and programs read. CSV files, the table on the console, a page per area and year. Everything is
 * read as of a run, so that the same run always gives the same files. Owns no table.
 */
package org.disclosurerollup.reporting;
