package org.disclosurerollup.comparison;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.submission.JdbcSubmissionStore;
import org.disclosurerollup.submission.Scope;
import org.disclosurerollup.submission.UnitSelection;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the submissions of which something came or went between two runs, and no others. */
public final class JdbcSubmissionChanges {

    private static final String COLUMNS = """
            s.unit_code, s.scope, s.submission_id, s.revision, s.status, f.path, s.line, s.figures, s.received::text,
                   s.reason, s.accepted_by, s.introduced_run, coalesce(s.replaced_run, 0),
                   to_char(r.started_at, 'YYYY-MM-DD'), r.operator
            """;

    /** One row per revision that stood at either run or came between them, of submissions that anything happened to. */
    private static final String CHANGES = "select " + COLUMNS + """
            from (select distinct unit_code, scope from submission
                  where (introduced_run > ? and introduced_run <= ? or replaced_run > ? and replaced_run <= ?)
                    and form = ? and period = ? and (?::text[] is null or unit_code = any (?))) touched
            -- offset 0: one look at the index for each, whatever the planner thinks of their number
            cross join lateral (
                select * from submission
                where form = ? and period = ? and unit_code = touched.unit_code and scope = touched.scope
                  and introduced_run <= ? and (replaced_run is null or replaced_run > ?)
                offset 0) s
            join source_file f using (file_id)
            join run r on r.run_id = s.introduced_run
            order by s.unit_code, s.scope desc, s.introduced_run, s.revision, s.submission_id
            """;

    private static final String OF_UNIT = "select " + COLUMNS + """
            from submission s
            join source_file f using (file_id)
            join run r on r.run_id = s.introduced_run
            where s.form = ? and s.period = ? and s.unit_code = ? and s.introduced_run <= ?
            order by s.unit_code, s.scope desc, s.introduced_run, s.revision, s.submission_id
            """;

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final JsonMapper json = new JsonMapper();

    public JdbcSubmissionChanges(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    private record Filed(String unitCode, Scope scope, FiledVersion version) {}

    /** What changed of the form and period between the runs, by unit and scope. */
    List<SubmissionChange> between(Form form, Period period, UnitSelection units, RunSpan span) {
        List<Filed> filed = jdbc.query(
                CHANGES,
                (row, number) -> read(row, form, span.to()),
                span.from(),
                span.to(),
                span.from(),
                span.to(),
                form.id(),
                period.toString(),
                units.toArray(),
                units.toArray(),
                form.id(),
                period.toString(),
                span.to(),
                span.from());
        return grouped(form, period, span, filed);
    }

    /** All that one unit ever filed on the form for the period, as of a run; a change for each scope. */
    public List<SubmissionChange> ofUnit(Form form, Period period, String unitCode, long run) {
        List<Filed> filed =
                jdbc.query(OF_UNIT, (row, number) -> read(row, form, run), form.id(), period.toString(), unitCode, run);
        return grouped(form, period, new RunSpan(0, run), filed);
    }

    private static List<SubmissionChange> grouped(Form form, Period period, RunSpan span, List<Filed> filed) {
        List<SubmissionChange> changes = new ArrayList<>();
        for (int begin = 0, end; begin < filed.size(); begin = end) {
            Filed first = filed.get(begin);
            List<FiledVersion> versions = new ArrayList<>(2);
            for (end = begin;
                    end < filed.size()
                            && filed.get(end).unitCode().equals(first.unitCode())
                            && filed.get(end).scope() == first.scope();
                    end++) {
                versions.add(filed.get(end).version());
            }
            changes.add(new SubmissionChange(first.unitCode(), form, period, first.scope(), span, versions));
        }
        return changes;
    }

    /** What replaced the version after that run, as a run at work does, has not happened yet. */
    private Filed read(ResultSet row, Form form, long asOf) throws SQLException {
        long replaced = row.getLong(13);
        String received = row.getString(9);
        return new Filed(
                row.getString(1),
                Scope.ofCode(row.getString(2)),
                new FiledVersion(
                        row.getLong(3),
                        row.getInt(4),
                        row.getString(5),
                        row.getString(6),
                        row.getInt(7),
                        JdbcSubmissionStore.figures(row.getArray(8), form.size()),
                        received == null ? Map.of() : new TreeMap<>(json.readValue(received, TEXTS)),
                        row.getString(10),
                        row.getString(11),
                        row.getLong(12),
                        replaced > asOf ? FiledVersion.STANDING : replaced,
                        row.getString(14),
                        row.getString(15)));
    }
}
