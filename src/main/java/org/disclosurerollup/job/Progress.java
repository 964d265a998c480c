package org.disclosurerollup.job;

/** Told what a run is doing. */
public interface Progress {

    Progress SILENT = new Progress() {
        @Override
        public void begin(String step, long total) {}

        @Override
        public void advance(long done) {}

        @Override
        public void end(String summary, long filings) {}
    };

    /** A run begins, or one that an earlier process left unfinished goes on. */
    default void runBegun(long run, String command, boolean resumed) {}

    /** One of the steps of a run begins; it may have nothing to tell of. */
    default void stepBegun(String step) {}

    /**
     * A step of a run has ended and what it did is stored, or it failed.
     *
     * @param failure why, {@code null} if it did not
     */
    default void stepEnded(String step, Throwable failure) {}

    /**
     * Something begins whose progress can be shown.
     *
     * @param total how much there is to do, 0 if unknown
     */
    void begin(String step, long total);

    /** So much is done by now. */
    void advance(long done);

    /** The step is finished, with its result in a few words. */
    default void end(String summary) {
        end(summary, 0);
    }

    /**
     * The same, for a step whose rate is worth knowing.
     *
     * @param filings how many submissions it worked on
     */
    void end(String summary, long filings);
}
