package org.disclosurerollup.comparison;

/**
 * What lies between two runs: everything that came or went later than the first, up to and including the second.
 *
 * @param from number of a run
 * @param to number of a run that is not earlier
 */
public record RunSpan(long from, long to) {

    public RunSpan {
        if (from > to) {
            throw new IllegalArgumentException("run " + from + " is later than run " + to);
        }
    }

    /** Whether the run lies between the two. */
    public boolean contains(long run) {
        return run > from && run <= to;
    }
}
