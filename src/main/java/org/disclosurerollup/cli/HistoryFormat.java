package org.disclosurerollup.cli;

/** How a history is printed: for a person, or as rows for other programs. */
enum HistoryFormat {
    text,
    csv
}
