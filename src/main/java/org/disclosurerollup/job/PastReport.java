package org.disclosurerollup.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.reporting.Report;
import org.disclosurerollup.reporting.Reporter;

/**
 * Writes the outputs of a completed run again, from what is stored: the figures, the findings, and the forms and units as
 * that run found them. They are the same to the byte as those which the run wrote.
 */
public final class PastReport {

    private final Database database;

    public PastReport(Database database) {
        this.database = database;
    }

    /**
     * @param run a completed run
     * @param year the year to report; empty reports what the run reported
     * @throws RunChoiceException if the run was made before forms and units were kept
     */
    public Report write(long run, Optional<Period> year, Path folder) throws IOException, RunChoiceException {
        JdbcCatalogueStore.Books books = new JdbcCatalogueStore(database.dataSource()).kept(run);
        FormYears formYears = new FormYears(books.catalogue(), database.dataSource(), run);
        Optional<Period> wanted = year.or(() -> new JdbcRunStore(database.dataSource()).year(run));
        return new Reporter(database.dataSource(), books.catalogue(), books.units(), run)
                .report(formYears.wanted(wanted), wanted, folder);
    }
}
