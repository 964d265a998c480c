package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.disclosurerollup.TestServer;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueFiles;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.catalogue.UnitReader;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.database.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows of units as runs found them: each stays from the run that brought it to the one that did not find it. */
class StoredUnitsTests {

    private static final int RUNS = 6;
    private static final String ADD_RUN =
            "insert into run (run_id, command, status, operator, started_at, catalogue) values (?, 'consolidate', 'running', 'op', now(), '')";

    private final Catalogue catalogue = CatalogueFiles.shipped();
    private String url;
    private Database database;
    private JdbcTemplate jdbc;

    @BeforeEach
    void begin() throws IOException {
        url = TestServer.newDatabase();
        database = Database.open(url);
        jdbc = new JdbcTemplate(database.dataSource());
    }

    @AfterEach
    void close() {
        database.close();
        TestServer.giveBack(url);
    }

    /** A file of units of which some are other than in the one before. */
    private static String file(Random random) {
        List<String> rows = new ArrayList<>(List.of("top,省,region,,,,"));
        for (int i = 0; i < 30; i++) {
            if (random.nextInt(5) > 0) {
                String name = random.nextInt(4) == 0 ? "\"局, \"\"" + i + "\"\"\"" : "局\uD840\uDC00" + i;
                String from = random.nextInt(6) == 0 ? "2016" : "";
                rows.add("d" + i + "," + name + ",department,top," + from + ",2017,");
                if (random.nextInt(3) == 0) {
                    rows.add("d" + i + ",新局,department,top,2018,,");
                } else if (random.nextInt(3) == 0) {
                    rows.set(rows.size() - 1, rows.get(rows.size() - 1) + "top2 g");
                }
            }
        }
        rows.add("g,政府,government,top,,,");
        rows.add("top2,局,department,top,2018,,");
        return "code,name,kind,parent,valid_from,valid_to,successor\n" + String.join("\n", rows) + "\n";
    }

    private record Row(
            String code, String name, String kind, String parent, LocalDate from, LocalDate to, String successor) {

        static Row of(Unit unit) {
            return new Row(
                    unit.code(),
                    unit.name(),
                    unit.kind().code(),
                    unit.parent(),
                    unit.validFrom().equals(LocalDate.MIN) ? null : unit.validFrom(),
                    unit.validTo().equals(LocalDate.MAX) ? null : unit.validTo(),
                    unit.successors().isEmpty() ? null : String.join(" ", unit.successors()));
        }
    }

    private List<String> storedRows() {
        return jdbc.query(
                "select *, ctid from unit order by introduced_run, ctid",
                (row, number) -> new Row(
                                row.getString("code"),
                                row.getString("name"),
                                row.getString("kind"),
                                row.getString("parent"),
                                row.getObject("valid_from", LocalDate.class),
                                row.getObject("valid_to", LocalDate.class),
                                row.getString("successor"))
                        + " " + row.getLong("introduced_run") + " " + row.getObject("replaced_run"));
    }

    @Test
    void aRowStandsFromTheRunThatBringsItToTheOneThatMissesIt() throws IOException {
        Random random = new Random(7);
        JdbcCatalogueStore store = new JdbcCatalogueStore(database.dataSource());
        Map<Row, Long> open = new LinkedHashMap<>();
        TreeMap<Long, List<String>> expected = new TreeMap<>();
        for (long run = 1; run <= RUNS; run++) {
            addRun(run);
            byte[] content = file(random).getBytes(StandardCharsets.UTF_8);
            UnitRegister units = UnitReader.read("units.csv", content);
            store(units, run);

            List<Row> now = units.units().stream().map(Row::of).toList();
            long closedBy = run;
            open.entrySet().removeIf(entry -> {
                boolean gone = !now.contains(entry.getKey());
                if (gone) {
                    List<String> rows = expected.get(entry.getValue());
                    rows.replaceAll(row -> row.equals(entry.getKey() + " " + entry.getValue() + " null")
                            ? entry.getKey() + " " + entry.getValue() + " " + closedBy
                            : row);
                }
                return gone;
            });
            expected.put(run, new ArrayList<>());
            for (Row row : now) {
                if (open.putIfAbsent(row, run) == null) {
                    expected.get(run).add(row + " " + run + " null");
                }
            }
            assertThat(storedRows())
                    .containsExactlyInAnyOrderElementsOf(
                            expected.values().stream().flatMap(List::stream).toList());
            assertThat(store.asOf(run).orElseThrow().units().units()).isEqualTo(units.units());
        }
    }

    @Test
    void newRowsComeInTheOrderOfTheFile() throws IOException {
        String header = "code,name,kind,parent,valid_from,valid_to\n";
        addRun(1);
        store(read(header + "z,Z,region,,,\ny,Y,department,z,,\n"), 1);
        addRun(2);
        store(
                read(
                        header
                                + "q,Q,department,z,,\nz,Z,region,,,\nb,B,department,z,,\ny,Y,department,z,,\na,A,county,z,,\n"),
                2);
        assertThat(jdbc.queryForList("select code from unit order by ctid", String.class))
                .containsExactly("z", "y", "q", "b", "a");
        assertThat(jdbc.queryForObject("select count(*) from unit where replaced_run is not null", Integer.class))
                .isZero();
    }

    private static UnitRegister read(String text) throws IOException {
        return UnitReader.read("units.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    /** In one transaction, as the step of a run does. */
    private void store(UnitRegister units, long run) {
        new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()))
                .executeWithoutResult(
                        status -> new JdbcCatalogueStore(database.dataSource()).store(catalogue, units, Map.of(), run));
    }

    private void addRun(long run) {
        jdbc.update(ADD_RUN, run);
    }
}
