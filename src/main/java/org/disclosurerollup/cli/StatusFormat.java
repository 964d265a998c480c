package org.disclosurerollup.cli;

/** How the status is printed: for a person, as rows, or as one JSON document. */
enum StatusFormat {
    text,
    csv,
    json
}
