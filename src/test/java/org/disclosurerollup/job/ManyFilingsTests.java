package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An intake of several blocks: it is decided about each while the server takes in the one before. */
class ManyFilingsTests {
    private static final int OFFICES = 5_000;
    private static final String HEADER = "unit_code,year,form,1.1";

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void open() {
        office = new Office(folder);
        office.units(Stream.concat(
                        Stream.of("c,云江市,city,,,"),
                        IntStream.range(0, OFFICES)
                                .mapToObj(number -> "d%d,第%d局,department,c,,".formatted(number, number)))
                .toArray(String[]::new));
    }

    @AfterEach
    void close() {
        office.close();
    }

    private static String[] filings(IntUnaryOperator figure) {
        return IntStream.range(0, OFFICES)
                .mapToObj(number -> "d%d,2017,disclosure-2014,%d".formatted(number, figure.applyAsInt(number)))
                .toArray(String[]::new);
    }

    private String total() {
        return office.read("totals.csv").where("unit_code", "c").stream()
                .filter(row -> row.get("cell").equals("1.1") && row.get("group").equals("total"))
                .map(row -> row.get("value"))
                .findFirst()
                .orElseThrow();
    }

    /** Every filing stands twice, far from each other, so that most blocks ask for what the blocks before them stored. */
    @Test
    void laterBlocksSeeWhatEarlierOnesStored() {
        office.file("a.csv", HEADER, filings(number -> 2)).file("b.csv", HEADER, filings(number -> 3));
        office.consolidated();
        assertThat(total()).isEqualTo(Integer.toString(3 * OFFICES));
        assertThat(office.read("findings.csv").where("rule", "filed-twice")).hasSize(OFFICES);

        office.file("c.csv", HEADER, filings(number -> number % 2 == 0 ? 3 : 5));
        office.consolidated();
        assertThat(total()).isEqualTo(Integer.toString(4 * OFFICES));
    }

    @Test
    void findingsBelongToTheirFilings() {
        office.file("a.csv", HEADER, filings(number -> number % 10 == 0 ? -1 : number));
        office.consolidated();
        assertThat(office.read("findings.csv").where("severity", "hard"))
                .hasSize(OFFICES / 10)
                .allSatisfy(this::namesItsLine);
    }

    private void namesItsLine(Map<String, String> finding) {
        int number = Integer.parseInt(finding.get("unit_code").substring(1));
        assertThat(number % 10).isZero();
        assertThat(finding.get("line")).isEqualTo(Integer.toString(number + 2));
    }

    /** The error comes when the program is already at work on the next block. */
    @Test
    void aServerThatRefusesABlockEndsTheRunAndTheNextOneFinishesIt() {
        office.file("a.csv", HEADER, filings(number -> 1));
        office.consolidated();
        office.file("b.csv", HEADER, filings(number -> 2));
        JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(office.database()));
        jdbc.execute("alter table submission add constraint no_such_unit check (unit_code <> 'd2500') not valid");
        Project.Result refused = office.consolidate();
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("no_such_unit");
        jdbc.execute("alter table submission drop constraint no_such_unit");
        office.consolidated();
        assertThat(total()).isEqualTo(Integer.toString(2 * OFFICES));
    }
}
