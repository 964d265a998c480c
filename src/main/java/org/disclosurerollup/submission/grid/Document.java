package org.disclosurerollup.submission.grid;

import java.util.List;
import java.util.Set;

/**
 * What was read of a file that is no plain text.
 *
 * @param grids its parts in order
 * @param remarks what the reader should know of how it was read
 * @param hiddenSheets names of the sheets that were not read because they are hidden
 */
public record Document(List<Grid> grids, Set<Remark> remarks, List<String> hiddenSheets) {

    /** Something about the file that nobody has to mend. */
    public enum Remark {
        MACROS,
        /** Formulas or queries that take values out of other files; the values are those that were saved. */
        LINKS
    }

    public Document {
        grids = List.copyOf(grids);
        remarks = Set.copyOf(remarks);
        hiddenSheets = List.copyOf(hiddenSheets);
    }

    /** A document without sheets. */
    static Document of(List<Grid> grids, boolean macros) {
        return new Document(grids, macros ? Set.of(Remark.MACROS) : Set.of(), List.of());
    }
}
