package org.disclosurerollup.cli;

/** How the states of areas are printed: for a person, or as rows for other programs. */
enum StatusFormat {
    text,
    csv
}
