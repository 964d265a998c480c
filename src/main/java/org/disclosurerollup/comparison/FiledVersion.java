package org.disclosurerollup.comparison;

import java.util.Map;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;

/**
 * A stored revision of a submission, and who brought it when.
 *
 * @param status as stored: {@code accepted} counts, every other does not
 * @param figures one figure per cell of the form
 * @param received by cell code the text of what was no plain number
 * @param reason why it was revised, accepted or withdrawn, {@code null} if not stated
 * @param acceptedBy the operator who accepted it despite hard findings, {@code null} if nobody needed to
 * @param replacedRun the run that replaced it, {@link #STANDING} while none did
 * @param day day on which its run began, {@code 2017-12-31}
 * @param operator who made its run
 */
public record FiledVersion(
        long submissionId,
        int revision,
        String status,
        String source,
        int line,
        long[] figures,
        Map<String, String> received,
        String reason,
        String acceptedBy,
        long introducedRun,
        long replacedRun,
        String day,
        String operator) {

    /** Number of no run. */
    public static final long STANDING = 0;

    private static final String COUNTED = "accepted";

    /** Whether it stood as of the run: counted, or waiting beside what counts. */
    public boolean stoodAt(long run) {
        return introducedRun <= run && (replacedRun == STANDING || replacedRun > run);
    }

    public boolean isCounted() {
        return status.equals(COUNTED);
    }

    /** The figure as text, or what was received in its place; empty for a blank. */
    public String text(Cell cell) {
        long figure = figures[cell.index()];
        return figure == FixedPoint.BLANK
                ? received.getOrDefault(cell.code(), "")
                : FixedPoint.toText(figure, cell.decimals());
    }
}
