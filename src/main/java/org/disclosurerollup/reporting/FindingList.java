package org.disclosurerollup.reporting;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/**
 * A list of findings as a CSV file. Lines of units that are not written anew are taken over, each in its place, from the
 * list that stands in the folder.
 */
abstract class FindingList extends CsvOutput {

    /** {@code null} where all lines are written anew. */
    private final EarlierLines earlier;

    private boolean mergeable = true;

    /** @param earlier the lines to take over, {@code null} for none; closed with the list */
    FindingList(Path file, EarlierLines earlier, String... header) throws IOException {
        super(file, header);
        this.earlier = earlier;
    }

    FindingList(Writer stream, String... header) throws IOException {
        super(stream, header);
        this.earlier = null;
    }

    /** To be called before each line that is written: what stood before it is taken over. */
    final void moveTo(ListKey key) throws IOException {
        mergeable &= key.isPlain();
        if (earlier != null) {
            earlier.handOverBefore(key, this::takeOver);
        }
    }

    /** Takes over a line. */
    void takeOver(ListKey key, byte[] bytes, int from, int to) throws IOException {
        csv.rest(bytes, from, to);
    }

    /** Whether a later list can take over lines of this one. */
    final boolean isMergeable() {
        return mergeable;
    }

    @Override
    public void finish() throws IOException {
        if (earlier != null) {
            earlier.handOverRest(this::takeOver);
        }
        super.finish();
    }

    @Override
    public void close() throws IOException {
        if (earlier != null) {
            earlier.close();
        }
        super.close();
    }
}
