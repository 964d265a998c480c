package org.disclosurerollup.cli;

/** How findings are printed: for a person, as the rows of findings.csv, or as one JSON document. */
enum OutputFormat {
    text,
    csv,
    json
}
