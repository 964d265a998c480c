package org.disclosurerollup.consolidation;

import java.util.Collection;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.submission.JdbcSubmissionStore;
import org.disclosurerollup.submission.Scope;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the counted submissions of a few units, with the place each was read from. */
public final class JdbcAreaFilings {

    private static final String OF_UNITS = """
            select submission_id, file_id, line, unit_code, scope, figures
            from submission
            where form = ? and period = ? and status = 'accepted' and unit_code = any (?)
              and introduced_run <= ? and (replaced_run is null or replaced_run > ?)
            order by unit_code, scope
            """;

    private final JdbcTemplate jdbc;

    public JdbcAreaFilings(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setFetchSize(1000);
    }

    /**
     * A counted submission.
     *
     * @param line its first line in the file
     */
    public record Filed(long submissionId, long fileId, int line, String unitCode, Scope scope, long[] figures) {}

    /** Hands over the submissions of these units that count as of the run, ordered by unit and scope. */
    public void forEach(Form form, Period period, Collection<String> unitCodes, long run, Consumer<Filed> consumer) {
        if (unitCodes.isEmpty()) {
            return;
        }
        jdbc.query(
                OF_UNITS,
                row -> {
                    consumer.accept(new Filed(
                            row.getLong(1),
                            row.getLong(2),
                            row.getInt(3),
                            row.getString(4),
                            Scope.ofCode(row.getString(5)),
                            JdbcSubmissionStore.figures(row.getArray(6), form.size())));
                },
                form.id(),
                period.toString(),
                unitCodes.toArray(String[]::new),
                run,
                run);
    }
}
