package org.disclosurerollup.catalogue;

import java.util.List;

/** A table while its form is being read, before all cell codes are known. */
record TableDraft(
        String id,
        String title,
        List<FormTable.Column> columns,
        List<String> headings,
        List<Integer> headingPlaces,
        List<String> rowCodes,
        List<CellDraft> cells) {}
