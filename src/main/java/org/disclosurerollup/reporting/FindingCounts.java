package org.disclosurerollup.reporting;

import java.util.List;
import java.util.function.ToLongFunction;
import org.disclosurerollup.catalogue.Severity;

/** How many findings stand as of a run. */
public record FindingCounts(List<Count> counts) {

    public FindingCounts {
        counts = List.copyOf(counts);
    }

    /**
     * The findings of one severity and year.
     *
     * @param period the year as filed, {@code null} if not known
     * @param listed whether they are in the lists of findings, which are of the years reported
     * @param standing all of them
     * @param open those that nobody explained or accepted; a note is not open
     * @param found those that the run found
     */
    public record Count(String period, Severity severity, boolean listed, long standing, long open, long found) {

        /** How many were explained or accepted. */
        long answered() {
            return standing - open;
        }
    }

    /** Adds up something of a severity, over all years. */
    public long sum(Severity severity, ToLongFunction<Count> what) {
        return counts.stream()
                .filter(count -> count.severity() == severity)
                .mapToLong(what)
                .sum();
    }

    /** Adds up something of a severity, of what is in the lists. */
    long sumListed(Severity severity, ToLongFunction<Count> what) {
        return sum(severity, count -> count.listed() ? what.applyAsLong(count) : 0);
    }
}
