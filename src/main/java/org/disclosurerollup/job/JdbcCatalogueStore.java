package org.disclosurerollup.job;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueException;
import org.disclosurerollup.catalogue.CatalogueReader;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Fingerprint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.KeptFile;
import org.disclosurerollup.catalogue.Problem;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.catalogue.UnitReader;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.database.BinaryCopyWriter;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.support.SqlBinaryValue;

/** The tables {@code unit} and {@code form_cell}: the catalogue as runs found it. */
final class JdbcCatalogueStore {

    private static final String CELLS = "select form, code, position, decimals from form_cell";
    private static final String ADD_CELL = """
            insert into form_cell (form, position, code, label, unit_of_measure, decimals, roll_up, indicator)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (form, code) do update
            set label = excluded.label, unit_of_measure = excluded.unit_of_measure, roll_up = excluded.roll_up,
                indicator = excluded.indicator
            """;
    private static final String FORMS_CHANGED = """
            select exists (select from catalogue_file where introduced_run = ? and name like 'forms/%')
            """;
    private static final String IS_ANY_UNIT = "select exists (select from unit where replaced_run is null)";
    private static final String ADD_UNITS = """
            copy unit (code, name, kind, parent, valid_from, valid_to, successor, introduced_run)
            from stdin (format binary)
            """;
    private static final String MAKE_READ_UNITS = """
            create temporary table read_unit (
                code text, name text, kind text, parent text, valid_from date, valid_to date, successor text, row integer)
            """;
    private static final String FILL_READ_UNITS = """
            copy read_unit (code, name, kind, parent, valid_from, valid_to, successor, row) from stdin (format binary)
            """;
    private static final String SAME_UNIT = """
            unit.code = read_unit.code and unit.name = read_unit.name and unit.kind = read_unit.kind
            and unit.parent is not distinct from read_unit.parent
            and unit.valid_from is not distinct from read_unit.valid_from
            and unit.valid_to is not distinct from read_unit.valid_to
            and unit.successor is not distinct from read_unit.successor
            """;
    private static final String CLOSE_UNITS = """
            update unit set replaced_run = ?
            where replaced_run is null and not exists (select from read_unit where %s)
            """.formatted(SAME_UNIT);
    private static final String ADD_NEW_UNITS = """
            insert into unit (code, name, kind, parent, valid_from, valid_to, successor, introduced_run)
            select code, name, kind, parent, valid_from, valid_to, successor, ?
            from read_unit
            where not exists (select from unit where unit.replaced_run is null and %s)
            order by row
            """.formatted(SAME_UNIT);
    private static final String DROP_READ_UNITS = "drop table read_unit";

    /** From so many new units on the server's statistics are no longer true. */
    private static final int MANY_UNITS = 1000;

    private static final String UNITS_FILE = "units.csv";
    private static final String FORMS_FOLDER = "forms/";
    private static final String FILES = "select name, sha256 from catalogue_file where replaced_run is null";
    /** The file and its rows are stored in one transaction, so that the same file means the same rows. */
    private static final String CLOSE_FILE =
            "update catalogue_file set replaced_run = ? where name = ? and replaced_run is null";
    /** A run that is finished after an interruption may find a file changed again. */
    private static final String ADD_FILE = """
            insert into catalogue_file (name, sha256, content, introduced_run) values (?, ?, ?, ?)
            on conflict (name, introduced_run) do update
            set sha256 = excluded.sha256, content = excluded.content, replaced_run = null
            """;

    private static final String FILES_AS_OF = """
            select name, content from catalogue_file
            where introduced_run <= ? and (replaced_run is null or replaced_run > ?)
            """;
    private static final String TOUCHED_UNITS = """
            select code, bool_or(kind not in ('government', 'department')) from (
                select code, kind from unit where introduced_run = ? or replaced_run = ?
                union all
                select parent, 'county' from unit where (introduced_run = ? or replaced_run = ?) and parent is not null
                union all
                select unnest(string_to_array(successor, ' ')), 'county' from unit
                where (introduced_run = ? or replaced_run = ?) and successor is not null
            ) touched
            group by code
            """;

    private final JdbcTemplate jdbc;

    JdbcCatalogueStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * A cell that is stored already must keep its place and its decimals, because stored figures are read by them.
     *
     * @throws CatalogueException if one does not
     */
    void checkForms(Catalogue catalogue) {
        record Stored(int position, int decimals) {}
        Map<String, Stored> stored = new HashMap<>();
        jdbc.query(CELLS, row -> {
            stored.put(row.getString(1) + "\n" + row.getString(2), new Stored(row.getInt(3), row.getInt(4)));
        });
        List<Problem> problems = new ArrayList<>();
        for (Form form : catalogue.forms()) {
            for (Cell cell : form.cells()) {
                Stored known = stored.remove(form.id() + "\n" + cell.code());
                if (known != null && (known.position() != cell.index() + 1 || known.decimals() != cell.decimals())) {
                    problems.add(new Problem(
                            form.id() + ".yml",
                            0,
                            "cell '" + cell.code() + "' has changed its place or its decimals, but figures are stored"
                                    + " by them; add new cells at the end, or make a new form"));
                }
            }
        }
        stored.keySet().stream()
                .filter(key -> catalogue.form(key.substring(0, key.indexOf('\n'))) != null)
                .forEach(key -> problems.add(new Problem(
                        key.substring(0, key.indexOf('\n')) + ".yml",
                        0,
                        "cell '" + key.substring(key.indexOf('\n') + 1) + "' is gone, but figures are stored for it")));
        if (!problems.isEmpty()) {
            throw new CatalogueException(problems);
        }
    }

    /**
     * Enters forms, units and the files of rights as the run finds them. The forms have passed {@link #checkForms}.
     *
     * @return ids of the forms that were stored before with another content: what was judged by them is out of date
     */
    List<String> store(Catalogue catalogue, UnitRegister units, Map<String, byte[]> rights, long run) {
        Map<String, byte[]> files = new TreeMap<>();
        catalogue.files().forEach((name, content) -> files.put(FORMS_FOLDER + name, content));
        files.putAll(rights);
        Map<String, Boolean> stored = storeFiles(files, units, run);
        if (stored.containsKey(UNITS_FILE)) {
            storeUnits(units, run);
        }
        return stored.keySet().stream()
                .filter(name -> name.startsWith(FORMS_FOLDER) && stored.get(name))
                .map(name -> name.substring(FORMS_FOLDER.length(), name.length() - ".yml".length()))
                .toList();
    }

    /**
     * Stores the cells of forms that the run found new or changed. Views show them without regard to runs, so that this
     * has to be in the transaction that completes the run.
     */
    void storeCells(Catalogue catalogue, long run) {
        if (jdbc.queryForObject(FORMS_CHANGED, Boolean.class, run)) {
            storeCells(catalogue);
        }
    }

    /** Stores the files that are new or changed; answers for each of them whether it stood there before. */
    private Map<String, Boolean> storeFiles(Map<String, byte[]> files, UnitRegister units, long run) {
        Map<String, String> known = new HashMap<>();
        jdbc.query(FILES, row -> {
            known.put(row.getString(1), row.getString(2));
        });
        Map<String, Boolean> stored = new TreeMap<>();
        files.forEach((name, content) -> {
            String sha256 = Fingerprint.of(content);
            String before = known.remove(name);
            if (!sha256.equals(before)) {
                replaceFile(name, before, sha256, new SqlBinaryValue(content), run);
                stored.put(name, before != null);
            }
        });
        String before = known.remove(UNITS_FILE);
        if (!units.fingerprint().equals(before)) {
            KeptFile file = units.file();
            replaceFile(UNITS_FILE, before, units.fingerprint(), new SqlBinaryValue(file.open(), file.length()), run);
            stored.put(UNITS_FILE, before != null);
        }
        known.keySet().forEach(gone -> jdbc.update(CLOSE_FILE, run, gone));
        return stored;
    }

    /** @param before fingerprint of the file that stood under the name, {@code null} if none did */
    private void replaceFile(String name, String before, String sha256, SqlBinaryValue content, long run) {
        if (before != null) {
            jdbc.update(CLOSE_FILE, run, name);
        }
        jdbc.update(ADD_FILE, name, sha256, content, run);
    }

    /** Forms and units. */
    record Books(Catalogue catalogue, UnitRegister units) {}

    /**
     * Forms and units as the run found them.
     *
     * @throws RunChoiceException if the run was made before they were kept
     */
    Books kept(long run) throws IOException, RunChoiceException {
        return asOf(run)
                .orElseThrow(() -> new RunChoiceException(
                        "run " + run + " was made by an earlier version, which did not keep its forms and units"));
    }

    /** Forms and units as the run found them, empty if it began before they were kept. */
    Optional<Books> asOf(long run) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        jdbc.query(
                FILES_AS_OF,
                row -> {
                    files.put(row.getString(1), row.getBytes(2));
                },
                run,
                run);
        byte[] units = files.remove(UNITS_FILE);
        if (units == null) {
            return Optional.empty();
        }
        Map<String, byte[]> forms = new TreeMap<>();
        files.forEach((name, content) -> {
            if (name.startsWith(FORMS_FOLDER)) {
                forms.put(name.substring(FORMS_FOLDER.length()), content);
            }
        });
        return Optional.of(new Books(CatalogueReader.read(forms), UnitReader.read(UNITS_FILE, units)));
    }

    private void storeCells(Catalogue catalogue) {
        List<Object[]> rows = new ArrayList<>();
        for (Form form : catalogue.forms()) {
            for (Cell cell : form.cells()) {
                rows.add(new Object[] {
                    form.id(),
                    cell.index() + 1,
                    cell.code(),
                    cell.label(),
                    cell.unitOfMeasure(),
                    cell.decimals(),
                    cell.rollUp().code(),
                    cell.indicator()
                });
            }
        }
        jdbc.batchUpdate(ADD_CELL, rows);
    }

    /** Makes these the units: rows that are gone or changed are closed, new ones added in the order of the file. */
    private void storeUnits(UnitRegister register, long run) {
        long added;
        if (jdbc.queryForObject(IS_ANY_UNIT, Boolean.class)) {
            jdbc.execute(MAKE_READ_UNITS);
            copy(register, FILL_READ_UNITS, (copy, row) -> copy.integer(row));
            jdbc.execute("analyze read_unit");
            jdbc.update(CLOSE_UNITS, run);
            added = jdbc.update(ADD_NEW_UNITS, run);
            jdbc.execute(DROP_READ_UNITS);
        } else {
            added = copy(register, ADD_UNITS, (copy, row) -> copy.bigint(run));
        }
        if (added > MANY_UNITS) {
            // Or the server, which still believes the table empty, goes through all of it for each finding.
            jdbc.execute("select refresh_statistics('unit')");
        }
    }

    /**
     * Hands over the units whose rows came or went with the run, the areas they stood or stand in, and who took over.
     *
     * @param consumer takes the code and whether it is an area's
     */
    void forEachTouchedUnit(long run, BiConsumer<String, Boolean> consumer) {
        jdbc.query(
                TOUCHED_UNITS,
                row -> {
                    consumer.accept(row.getString(1), row.getBoolean(2));
                },
                run,
                run,
                run,
                run,
                run,
                run);
    }

    /** Writes the last field of a row. */
    @FunctionalInterface
    private interface LastField {
        void write(BinaryCopyWriter copy, int row);
    }

    private long copy(UnitRegister register, String statement, LastField last) {
        return jdbc.execute((ConnectionCallback<Long>) connection -> {
            try (BinaryCopyWriter copy = new BinaryCopyWriter(connection, statement)) {
                int row = 0;
                for (Unit unit : register.units()) {
                    copy.row(8)
                            .text(unit.code())
                            .text(unit.name())
                            .text(unit.kind().code())
                            .text(unit.parent())
                            .date(unit.validFrom().equals(LocalDate.MIN) ? null : unit.validFrom())
                            .date(unit.validTo().equals(LocalDate.MAX) ? null : unit.validTo())
                            .text(unit.successors().isEmpty() ? null : String.join(" ", unit.successors()));
                    last.write(copy, row++);
                }
                return copy.finish();
            }
        });
    }
}
