package org.disclosurerollup.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.disclosurerollup.Project;
import org.disclosurerollup.TestServer;
import org.disclosurerollup.catalogue.CatalogueReader;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.RuleDefinition;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * DuckDB reads the same files and says the same: every total, growth and share, and every finding of a formula. What it
 * computes with is written by hand in SQL, and its rules are translated from the text of the form.
 */
class TotalsOracleTests {
    private static final double SCALE = 0.005;
    private static final String[] ODD_VALUES = {"", "", "", "0", "0", "1", "-1", "7", "/", "-", "1500", "99999999"};

    @TempDir
    Path folder;

    /** 0 leaves the filings as they are made. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void anIndependentDatabaseFindsTheSameTotalsComparisonAndFindings(long seed) throws Exception {
        NationalYears years = new NationalYears(SCALE, folder);
        years.make();
        if (seed != 0) {
            for (int year : NationalYears.YEARS) {
                damage(years.inbox().resolve(year + ".csv"), new Random(seed * year));
            }
        }
        Form form = CatalogueReader.read(years.forms()).form(NationalYears.FORM);
        Set<String> rules = form.rules().stream().map(RuleDefinition::id).collect(Collectors.toSet());

        Answer ours = new Answer("disclosure-rollup", consolidate(years), rules);
        Answer duckDb = new Answer("DuckDB", runDuckDb(years, form), rules);

        assertThat(ours.differences(duckDb)).isEmpty();
        assertThat(ours.rows()).isGreaterThan(5_000);
    }

    private Path consolidate(NationalYears years) {
        String database = TestServer.newDatabase();
        try {
            Project.Result result = Project.run(
                    "consolidate",
                    "--units",
                    years.units(),
                    "--forms",
                    years.forms(),
                    "--inbox",
                    years.inbox(),
                    "--out",
                    folder.resolve("ours"),
                    "--database",
                    database);
            assertThat(result.exitCode()).as(result.err()).isZero();
            return folder.resolve("ours");
        } finally {
            TestServer.giveBack(database);
        }
    }

    private Path runDuckDb(NationalYears years, Form form) throws Exception {
        Path out = Files.createDirectories(folder.resolve("duckdb"));
        Path script = new RivalScripts(form, years, true)
                .fill("duckdb.sql", folder.resolve("duckdb.sql"), RivalScripts.names(2017, out));
        DuckDbScript.run(folder.resolve("years.duckdb"), script);
        return out;
    }

    /**
     * Leaves out filings and puts odd values into others: of one filing in twenty a few cells, of one in forty every
     * second.
     */
    private static void damage(Path file, Random random) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> header = Arrays.asList(lines.get(0).split(",", -1));
        List<String> damaged = new ArrayList<>(List.of(lines.get(0)));
        for (String line : lines.subList(1, lines.size())) {
            if (random.nextInt(15) == 0) {
                continue;
            }
            String[] fields = line.split(",", -1);
            int one = random.nextInt(40);
            int changes = one == 0 ? fields.length / 2 : one < 3 ? 1 + random.nextInt(3) : 0;
            for (int i = 0; i < changes; i++) {
                int field = 3 + random.nextInt(fields.length - 3);
                fields[field] = oddValue(header.get(field), random);
            }
            damaged.add(String.join(",", fields));
        }
        Files.write(file, damaged);
    }

    private static String oddValue(String cell, Random random) {
        if (cell.startsWith("10.")) {
            boolean text = cell.equals("10.2") || cell.equals("10.5");
            return List.of("", text ? "办理证照" : "是", text ? "-" : "否").get(random.nextInt(3));
        }
        String odd = ODD_VALUES[random.nextInt(ODD_VALUES.length)];
        return (cell.equals("7") || cell.equals("8.4")) && odd.length() > 1 ? odd + ".25" : odd;
    }
}
