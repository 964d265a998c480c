package org.disclosurerollup.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueException;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Problem;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.catalogue.UnitKind;
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
    private static final String UNITS = """
            select code, name, kind, parent, valid_from, valid_to, successor, ctid::text from unit where replaced_run is null
            """;
    private static final String CLOSE_UNITS =
            "update unit set replaced_run = ? where replaced_run is null and ctid = any (?::tid[])";
    private static final String ADD_UNITS = """
            copy unit (code, name, kind, parent, valid_from, valid_to, successor, introduced_run)
            from stdin (format binary)
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

    /** Enters new cells, and the new wordings of those stored. They have passed {@link #checkForms}. */
    void storeForms(Catalogue catalogue) {
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
    void storeUnits(UnitRegister register, long run) {
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
        }
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
