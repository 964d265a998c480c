package org.disclosurerollup.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.submission.Scope;

/**
 * One unit's form for one period in one scope, of which something came or went between two runs.
 *
 * @param versions its revisions that stood at either run or came between them, in the order in which they came
 */
public record SubmissionChange(
        String unitCode, Form form, Period period, Scope scope, RunSpan span, List<FiledVersion> versions) {

    /** What counted as of the first run. */
    public Optional<FiledVersion> countedBefore() {
        return counted(span.from());
    }

    /** What counts as of the second run. */
    public Optional<FiledVersion> countedAfter() {
        return counted(span.to());
    }

    private Optional<FiledVersion> counted(long run) {
        return versions.stream()
                .filter(version -> version.isCounted() && version.stoodAt(run))
                .findFirst();
    }

    /** Whether another row counts than before. */
    public boolean isCountedAnew() {
        return !countedBefore()
                .map(FiledVersion::submissionId)
                .equals(countedAfter().map(FiledVersion::submissionId));
    }

    /** The latest that came between the runs, if anything did. */
    private Optional<FiledVersion> arrived() {
        return versions.stream()
                .filter(version -> span.contains(version.introducedRun()))
                .reduce((first, second) -> second);
    }

    /** What is to be compared with {@link #after}: what counted, else what stood without counting; {@code null} if nothing. */
    public FiledVersion before() {
        return countedBefore()
                .or(() -> versions.stream()
                        .filter(version -> version.stoodAt(span.from()))
                        .findFirst())
                .orElse(null);
    }

    /** What counts now; where that is as before or nothing, the latest that came; {@code null} if nothing did. */
    public FiledVersion after() {
        Optional<FiledVersion> counted = countedAfter();
        return counted.isPresent() && isCountedAnew()
                ? counted.get()
                : arrived().orElse(null);
    }

    /** What came and stands beside what counts now without counting itself; {@code null} if nothing does. */
    public FiledVersion waiting() {
        return versions.stream()
                .filter(version -> !version.isCounted()
                        && version.stoodAt(span.to())
                        && span.contains(version.introducedRun())
                        && version != after())
                .findFirst()
                .orElse(null);
    }

    public ChangeKind kind() {
        Optional<FiledVersion> before = countedBefore();
        Optional<FiledVersion> after = countedAfter();
        FiledVersion latest = after();
        boolean again =
                latest != null && before() != null && latest != before() && latest.revision() == before().revision();
        if (!isCountedAnew()) {
            return latest == null || latest.replacedRun() == latest.introducedRun()
                    ? ChangeKind.SUPERSEDED
                    : again ? ChangeKind.REJUDGED : ChangeKind.ofUncounted(latest.status());
        }
        if (again) {
            return ChangeKind.REJUDGED;
        }
        if (after.isEmpty()) {
            return latest == null || latest.isCounted()
                    ? ChangeKind.WITHDRAWN
                    : ChangeKind.ofUncounted(latest.status());
        }
        if (before.isPresent() && isSame(before.get(), after.get())) {
            return ChangeKind.REFILED;
        }
        if (after.get().acceptedBy() != null) {
            return ChangeKind.ACCEPTED;
        }
        return before.isEmpty() ? ChangeKind.NEW : ChangeKind.CORRECTED;
    }

    /** Who accepted {@link #after}, or made the run that brought it; empty if nothing came. */
    public String madeBy() {
        FiledVersion after = after();
        if (after == null) {
            return "";
        }
        return kind() == ChangeKind.ACCEPTED ? after.acceptedBy() : after.operator();
    }

    private boolean isSame(FiledVersion before, FiledVersion after) {
        return Arrays.equals(before.figures(), after.figures())
                && Objects.equals(before.acceptedBy(), after.acceptedBy())
                && form.cells().stream().allMatch(cell -> before.text(cell).equals(after.text(cell)));
    }

    /** How much more the cell counts than before, in units of its last decimal; a blank, or nothing, counts as zero. */
    long difference(int cell) {
        return Math.subtractExact(
                zeroIfBlank(countedFigure(countedAfter(), cell)), zeroIfBlank(countedFigure(countedBefore(), cell)));
    }

    /** Adds the {@link #difference} of every cell to the sums. Overflow throws. */
    void addDifferencesTo(long[] sums) {
        long[] none = new long[sums.length];
        long[] now = countedAfter().map(FiledVersion::figures).orElse(none);
        long[] then = countedBefore().map(FiledVersion::figures).orElse(none);
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.addExact(sums[i], Math.subtractExact(zeroIfBlank(now[i]), zeroIfBlank(then[i])));
        }
    }

    /** Whether what counts in the cell is another figure than before; a blank is another than zero. */
    boolean moves(int cell) {
        return countedFigure(countedAfter(), cell) != countedFigure(countedBefore(), cell);
    }

    private static long countedFigure(Optional<FiledVersion> counted, int cell) {
        return counted.map(version -> version.figures()[cell]).orElse(FixedPoint.BLANK);
    }

    private static long zeroIfBlank(long figure) {
        return figure == FixedPoint.BLANK ? 0 : figure;
    }

    /** The cells in which {@link #before} and {@link #after} differ, as figures or as text, in the form's order. */
    public List<Cell> changedCells() {
        return form.cells().stream()
                .filter(cell -> !text(before(), cell).equals(text(after(), cell)))
                .toList();
    }

    private static String text(FiledVersion version, Cell cell) {
        return version == null ? "" : version.text(cell);
    }
}
