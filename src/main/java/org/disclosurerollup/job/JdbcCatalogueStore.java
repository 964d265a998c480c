package org.disclosurerollup.job;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueException;
import org.disclosurerollup.catalogue.CatalogueReader;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Fingerprint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Problem;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.catalogue.UnitKind;
import org.disclosurerollup.catalogue.UnitReader;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.database.BinaryCopyWriter;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

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
    private static final String UNITS = """
            select code, name, kind, parent, valid_from, valid_to, successor, ctid::text from unit where replaced_run is null
            """;
    private static final String CLOSE_UNITS =
            "update unit set replaced_run = ? where replaced_run is null and ctid = any (?::tid[])";
    private static final String ADD_UNITS = """
            copy unit (code, name, kind, parent, valid_from, valid_to, successor, introduced_run)
            from stdin (format binary)
            """;

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
        files.put(UNITS_FILE, units.file());
        files.putAll(rights);
        Map<String, Boolean> stored = storeFiles(files, run);
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
    private Map<String, Boolean> storeFiles(Map<String, byte[]> files, long run) {
        Map<String, String> known = new HashMap<>();
        jdbc.query(FILES, row -> {
            known.put(row.getString(1), row.getString(2));
        });
        Map<String, Boolean> stored = new TreeMap<>();
        files.forEach((name, content) -> {
            String sha256 = Fingerprint.of(content);
            String before = known.remove(name);
            if (!sha256.equals(before)) {
                if (before != null) {
                    jdbc.update(CLOSE_FILE, run, name);
                }
                jdbc.update(ADD_FILE, name, sha256, content, run);
                stored.put(name, before != null);
            }
        });
        known.keySet().forEach(gone -> jdbc.update(CLOSE_FILE, run, gone));
        return stored;
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

    /** @param successor codes separated by spaces, {@code null} if there are none */
    private record UnitRow(
            String code,
            String name,
            UnitKind kind,
            String parent,
            LocalDate validFrom,
            LocalDate validTo,
            String successor) {

        static UnitRow of(Unit unit) {
            return new UnitRow(
                    unit.code(),
                    unit.name(),
                    unit.kind(),
                    unit.parent(),
                    unit.validFrom().equals(LocalDate.MIN) ? null : unit.validFrom(),
                    unit.validTo().equals(LocalDate.MAX) ? null : unit.validTo(),
                    unit.successors().isEmpty() ? null : String.join(" ", unit.successors()));
        }
    }

    /** Makes these the units: rows that are gone or changed are closed, new ones added. */
    private void storeUnits(UnitRegister register, long run) {
        Set<UnitRow> added = new HashSet<>();
        register.units().forEach(unit -> added.add(UnitRow.of(unit)));
        List<String> gone = new ArrayList<>();
        jdbc.query(UNITS, row -> {
            UnitRow stored = new UnitRow(
                    row.getString(1),
                    row.getString(2),
                    UnitKind.ofCode(row.getString(3)).orElseThrow(),
                    row.getString(4),
                    row.getObject(5, LocalDate.class),
                    row.getObject(6, LocalDate.class),
                    row.getString(7));
            if (!added.remove(stored)) {
                gone.add(row.getString(8));
            }
        });
        if (!gone.isEmpty()) {
            jdbc.update(CLOSE_UNITS, run, gone.toArray(String[]::new));
        }
        if (!added.isEmpty()) {
            List<UnitRow> inOrder = register.units().stream()
                    .map(UnitRow::of)
                    .filter(added::contains)
                    .toList();
            copy(inOrder, run);
            if (inOrder.size() > MANY_UNITS) {
                // Or the server, which still believes the table empty, goes through all of it for each finding.
                jdbc.execute("select refresh_statistics('unit')");
            }
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

    private void copy(List<UnitRow> units, long run) {
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            try (BinaryCopyWriter copy = new BinaryCopyWriter(connection, ADD_UNITS)) {
                for (UnitRow unit : units) {
                    copy.row(8)
                            .text(unit.code())
                            .text(unit.name())
                            .text(unit.kind().code())
                            .text(unit.parent())
                            .date(unit.validFrom())
                            .date(unit.validTo())
                            .text(unit.successor())
                            .bigint(run);
                }
                copy.finish();
            }
            return null;
        });
    }
}
