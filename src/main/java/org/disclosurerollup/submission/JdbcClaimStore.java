package org.disclosurerollup.submission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code claim}. A claim stands as long as the version of the file it stands in. */
public final class JdbcClaimStore {

    private static final String ADD = """
            insert into claim (file_id, line, unit_code, period, form, cell, grp, kind, stated, introduced_run)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String REPLACE =
            "update claim set replaced_run = ? where file_id = any (?) and replaced_run is null";
    private static final String AS_OF = """
            select c.file_id, f.path, c.line, c.unit_code, c.cell, c.grp, c.kind, c.stated
            from claim c
            join source_file f using (file_id)
            where c.form = ? and c.period = ?
              and c.introduced_run <= ? and (c.replaced_run is null or c.replaced_run > ?)
            order by f.path, c.line
            """;
    private static final String STANDING = """
            select distinct form, period from claim
            where introduced_run <= ? and (replaced_run is null or replaced_run > ?)
            order by form, period
            """;
    private static final String TOUCHED = """
            select distinct form, period from claim where introduced_run = ? or replaced_run = ? order by form, period
            """;
    private static final String LAST_CHANGING = """
            select coalesce(greatest(max(introduced_run), max(replaced_run) filter (where replaced_run <= ?)), 0)
            from claim where introduced_run <= ?
            """;
    private static final String COUNT = "select count(*) from claim where introduced_run = ?";

    private final JdbcTemplate jdbc;

    public JdbcClaimStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** A claim and the version of the file it stands in. */
    public record Filed(Claim claim, long fileId) {}

    /** Enters claims of new file versions. */
    public void add(List<Filed> claims, long run) {
        jdbc.batchUpdate(ADD, claims, 1000, (statement, filed) -> {
            Claim claim = filed.claim();
            statement.setLong(1, filed.fileId());
            statement.setInt(2, claim.line());
            statement.setString(3, claim.unitCode());
            statement.setString(4, claim.period().toString());
            statement.setString(5, claim.form().id());
            statement.setString(6, claim.cell().code());
            statement.setString(7, claim.group());
            statement.setString(8, claim.kind().code());
            statement.setString(9, claim.printed().text());
            statement.setLong(10, run);
        });
    }

    /** Closes the claims of file versions that were replaced or are gone. */
    public void replace(Collection<Long> fileIds, long run) {
        if (!fileIds.isEmpty()) {
            jdbc.update(REPLACE, run, fileIds.toArray(Long[]::new));
        }
    }

    /** The claims of a form and period as of a run, by file and line; one whose cell left the form is passed over. */
    public List<Filed> asOf(Form form, Period period, long run) {
        return jdbc
                .query(AS_OF, (row, number) -> read(row, form, period), form.id(), period.toString(), run, run)
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private static Filed read(ResultSet row, Form form, Period period) throws SQLException {
        Cell cell = form.cell(row.getString(5));
        if (cell == null) {
            return null;
        }
        Claim claim = new Claim(
                row.getString(4),
                form,
                period,
                cell,
                row.getString(6),
                ClaimKind.ofCode(row.getString(7)).orElseThrow(),
                PrintedFigure.parse(row.getString(8)).orElseThrow(),
                row.getString(2),
                row.getInt(3));
        return new Filed(claim, row.getLong(1));
    }

    /** Every form and period with claims in the files that are current as of the run. */
    public List<JdbcSubmissionStore.Touched> standing(long run) {
        return jdbc.query(STANDING, JdbcClaimStore::touched, run, run);
    }

    /** The forms and periods whose claims the run changed. */
    public List<JdbcSubmissionStore.Touched> touchedBy(long run) {
        return jdbc.query(TOUCHED, JdbcClaimStore::touched, run, run);
    }

    private static JdbcSubmissionStore.Touched touched(ResultSet row, int number) throws SQLException {
        return new JdbcSubmissionStore.Touched(
                row.getString(1), Period.parse(row.getString(2)).orElseThrow());
    }

    /** The last run, up to the given one, that any claim came or went with; 0 if there is none. */
    public long lastChangingRun(long asOf) {
        return jdbc.queryForObject(LAST_CHANGING, Long.class, asOf, asOf);
    }

    /** How many claims the run took in. */
    public long countOf(long run) {
        return jdbc.queryForObject(COUNT, Long.class, run);
    }
}
