package org.disclosurerollup.cli;

/** How differences between runs are given: for a person, as rows for other programs, or as a page in a file. */
enum DiffFormat {
    text,
    csv,
    html
}
