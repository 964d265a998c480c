/**
 * The summary as one HTML page that needs nothing beside it: figures, charts as SVG with their numbers as tables, and
 * every total down to the lines that were filed. Owns no table.
 */
package org.disclosurerollup.reporting.summary.html;
