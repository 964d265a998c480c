package org.disclosurerollup.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import org.disclosurerollup.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is written is what PostgreSQL reads, and what it holds is what is read. */
class BinaryCopyTests {
    private static final long BLANK = Long.MIN_VALUE;
    private static final String WRITE =
            "copy sample (id, n, flag, day, words, json, raw, figures, counts) from stdin (format binary)";

    private static String url;
    private static Database database;
    private static JdbcTemplate jdbc;

    @BeforeAll
    static void open() throws Exception {
        url = TestServer.newDatabase();
        database = Database.open(url);
        jdbc = new JdbcTemplate(database.dataSource());
    }

    @AfterAll
    static void close() {
        database.close();
        TestServer.giveBack(url);
    }

    @BeforeEach
    void makeTable() {
        jdbc.execute("drop table if exists sample");
        jdbc.execute("""
                create table sample (id bigint, n integer, flag boolean, day date, words text, json jsonb, raw bytea,
                                     figures bigint[], counts integer[])
                """);
    }

    private static BinaryCopyWriter row(BinaryCopyWriter copy, long id) throws Exception {
        return copy.row(9).bigint(id);
    }

    private static void writeOne(String words, String json, LocalDate day, long[] figures, int... counts)
            throws Exception {
        try (Connection connection = database.dataSource().getConnection();
                BinaryCopyWriter copy = new BinaryCopyWriter(connection, WRITE)) {
            row(copy, 1)
                    .integer(-7)
                    .bool(true)
                    .date(day)
                    .text(words)
                    .jsonb(json)
                    .bytes(new byte[] {0, -1, 1})
                    .figures(figures, BLANK)
                    .integers(counts);
            assertThat(copy.finish()).isEqualTo(1);
        }
    }

    private static String stored(String expression) {
        return jdbc.queryForObject("select (" + expression + ")::text from sample", String.class);
    }

    @Test
    void everyKindOfFieldArrivesAsItIs() throws Exception {
        writeOne("咸阳市 🏙 \\N \"x\"\t", "{\"1.1\": \"约3\"}", LocalDate.of(2018, 6, 1), new long[] {1, BLANK, -3}, 2, 0);

        assertThat(stored("n")).isEqualTo("-7");
        assertThat(stored("flag")).isEqualTo("true");
        assertThat(stored("day")).isEqualTo("2018-06-01");
        assertThat(stored("words")).isEqualTo("咸阳市 🏙 \\N \"x\"\t");
        assertThat(stored("json ->> '1.1'")).isEqualTo("约3");
        assertThat(stored("raw")).isEqualTo("\\x00ff01");
        assertThat(stored("figures")).isEqualTo("{1,NULL,-3}");
        assertThat(stored("counts")).isEqualTo("{2,0}");
        assertThat(stored("array_lower(figures, 1)")).isEqualTo("1");
    }

    @Test
    void nothingIsNull() throws Exception {
        writeOne(null, null, null, null);

        assertThat(stored("num_nulls(day, words, json, figures)")).isEqualTo("4");
    }

    @Test
    void emptyTextsAndArraysAreNotNull() throws Exception {
        writeOne("", "{}", LocalDate.of(1949, 10, 1), new long[0]);

        assertThat(stored("words = '' and figures = '{}' and counts = '{}'")).isEqualTo("true");
        assertThat(stored("day")).isEqualTo("1949-10-01");
        assertThat(jdbc.queryForObject("select figures = '{}'::bigint[] from sample", Boolean.class))
                .isTrue();
    }

    @Test
    void nulCharactersAreDroppedFromText() throws Exception {
        writeOne("a\0b\0", null, null, null);

        assertThat(stored("words")).isEqualTo("ab");
    }

    @Test
    void nulCharactersAreDroppedFromJson() throws Exception {
        writeOne(null, "{\"1.1\": \"a\\u0000\\u0000b\", \"1.2\": \"\\\\u0000\\\\\\u0000c\"}", null, null);

        assertThat(stored("json ->> '1.1'")).isEqualTo("ab");
        assertThat(stored("json ->> '1.2'")).isEqualTo("\\u0000\\c");
    }

    @Test
    void textLongerThanTheBufferArrivesWhole() throws Exception {
        String longText = "政府信息公开".repeat(100_000);

        writeOne(longText, "\"" + longText + "\"", null, new long[50_000]);

        assertThat(stored("words")).isEqualTo(longText);
        assertThat(stored("length(json #>> '{}')")).isEqualTo("600000");
        assertThat(stored("cardinality(figures)")).isEqualTo("50000");
    }

    @Test
    void manyRowsOfRandomFiguresComeBackAsTheyWere() throws Exception {
        Random random = new Random(42);
        long[][] rows = new long[3000][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = random.longs(random.nextInt(60)).toArray();
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] = random.nextInt(3) == 0 ? BLANK : rows[i][j];
            }
        }
        try (Connection connection = database.dataSource().getConnection();
                BinaryCopyWriter copy = new BinaryCopyWriter(connection, WRITE)) {
            for (int i = 0; i < rows.length; i++) {
                row(copy, i)
                        .integer(i)
                        .bool(false)
                        .nothing()
                        .text("r" + i)
                        .nothing()
                        .nothing();
                copy.figures(rows[i], BLANK).nothing();
            }
            assertThat(copy.finish()).isEqualTo(rows.length);
        }

        try (Connection connection = database.dataSource().getConnection();
                BinaryCopyReader copy = new BinaryCopyReader(
                        connection,
                        "copy (select id, n, words, figures from sample order by id) to stdout (format binary)")) {
            long[] into = new long[60];
            for (int i = 0; i < rows.length; i++) {
                assertThat(copy.next()).isTrue();
                assertThat(copy.bigint()).isEqualTo(i);
                assertThat(copy.integer()).isEqualTo(i);
                assertThat(copy.text()).isEqualTo("r" + i);
                Arrays.fill(into, 5);
                assertThat(copy.figures(into, BLANK)).isTrue();
                long[] expected = Arrays.copyOf(rows[i], 60);
                Arrays.fill(expected, rows[i].length, 60, BLANK);
                assertThat(into).isEqualTo(expected);
            }
            assertThat(copy.next()).isFalse();
        }
    }

    @Test
    void readingAnswersNullForNullTextAndArray() throws Exception {
        jdbc.execute("insert into sample (id) values (3)");
        try (Connection connection = database.dataSource().getConnection()) {
            try (BinaryCopyReader copy = new BinaryCopyReader(
                    connection, "copy (select words, figures from sample) to stdout (format binary)")) {
                assertThat(copy.next()).isTrue();
                assertThat(copy.text()).isNull();
                assertThat(copy.figures(new long[2], BLANK)).isFalse();
                assertThat(copy.next()).isFalse();
            }
            assertUsable(connection);
        }
    }

    @Test
    void readingNothingLeavesTheConnectionUsable() throws Exception {
        try (Connection connection = database.dataSource().getConnection()) {
            try (BinaryCopyReader copy =
                    new BinaryCopyReader(connection, "copy (select id from sample) to stdout (format binary)")) {
                assertThat(copy.next()).isFalse();
            }
            assertUsable(connection);
        }
    }

    @Test
    void leavingHalfWayLeavesTheConnectionUsable() throws Exception {
        jdbc.execute("insert into sample (id) select generate_series(1, 100000)");
        try (Connection connection = database.dataSource().getConnection()) {
            try (BinaryCopyReader copy =
                    new BinaryCopyReader(connection, "copy (select id from sample) to stdout (format binary)")) {
                assertThat(copy.next()).isTrue();
            }
            assertUsable(connection);
        }
    }

    @Test
    void anArrayLongerThanTheFormIsRefused() throws Exception {
        jdbc.execute("insert into sample (figures) values ('{1,2,3}')");
        try (Connection connection = database.dataSource().getConnection();
                BinaryCopyReader copy = new BinaryCopyReader(
                        connection, "copy (select figures from sample) to stdout (format binary)")) {
            copy.next();
            assertThatThrownBy(() -> copy.figures(new long[2], BLANK)).hasMessageContaining("3 cells");
        }
    }

    @Test
    void aWriterThatIsNotFinishedWritesNothing() throws Exception {
        try (Connection connection = database.dataSource().getConnection()) {
            try (BinaryCopyWriter copy = new BinaryCopyWriter(connection, WRITE)) {
                row(copy, 1)
                        .integer(1)
                        .bool(true)
                        .nothing()
                        .nothing()
                        .nothing()
                        .nothing()
                        .nothing();
                copy.nothing();
            }
            assertUsable(connection);
        }
        assertThat(jdbc.queryForObject("select count(*) from sample", Long.class))
                .isZero();
    }

    private static void assertUsable(Connection connection) throws Exception {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select 1")) {
            assertThat(rows.next()).isTrue();
        }
    }
}
