package org.disclosurerollup.job;

import javax.sql.DataSource;

/**
 * A change to the books that an operator makes, not a file of the inbox. It is a run of its own: entered in the
 * transaction that begins the run, followed by every step but the intake, so that a run that was killed is finished by
 * the next command.
 */
public interface Change {

    /** The command that makes it, which is the run's command and the name of its job. */
    String command();

    /** Who makes it, for the audit trail. */
    String operator();

    /** Why it is made, for the audit trail; {@code null} if nobody said. */
    String reason();

    /** Whether the run, which an earlier process left unfinished, entered this very change. */
    boolean isEnteredBy(long run, DataSource books);

    /**
     * Looks whether it can be made, and answers how. Writes nothing.
     *
     * @throws RefusedException if it cannot; no run is made then
     */
    Entry check(DataSource books) throws RefusedException;

    /** Writes a change that was checked. */
    @FunctionalInterface
    interface Entry {

        /**
         * Enters the change under a run that was just begun. Takes part in the transaction around it.
         *
         * @return what was changed, in a few words
         */
        String enter(long run);
    }
}
