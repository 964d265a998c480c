/** Sets a summary as a Word document: A4, the headings, fonts and margins of official documents, charts to edit. */
package org.disclosurerollup.reporting.summary.docx;
