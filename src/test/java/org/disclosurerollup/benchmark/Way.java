package org.disclosurerollup.benchmark;

import java.nio.file.Path;

/** A way of consolidating two years of filings, from their files to tables in files. */
interface Way {
    /** Word for {@code --only}. */
    String id();

    /** Name in the table of results. */
    String title();

    /**
     * Does all of it from the start, in a new database.
     *
     * @param folder empty; the tables go to {@code out} in it
     */
    Measurement run(NationalYears years, Path folder) throws Exception;
}
