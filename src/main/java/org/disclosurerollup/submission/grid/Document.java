package org.disclosurerollup.submission.grid;

import java.util.List;

/**
 * What was read of a file that is no plain text.
 *
 * @param grids its parts in order
 * @param remarks what the reader should know of how it was read
 */
public record Document(List<Grid> grids, List<Remark> remarks) {

    /** Something about the file that nobody has to mend. */
    public enum Remark {
        MACROS
    }

    public Document {
        grids = List.copyOf(grids);
        remarks = List.copyOf(remarks);
    }
}
