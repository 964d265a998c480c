/**
 * What a summary says and in which order: sentences, tables and charts, made from the template that an office edits.
 * Formats only set it.
 */
package org.disclosurerollup.reporting.summary.composition;
