package org.disclosurerollup.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.disclosurerollup.TestServer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** When a database is brought up to date, and when its history alone is believed. */
class SchemaTests {
    private static final String VERSION = "select max(version::int) from flyway_schema_history where success";

    @TempDir
    Path folder;

    private static JdbcTemplate on(String url) {
        return new JdbcTemplate(new DriverManagerDataSource(url));
    }

    /** One that this user owns, however the other tests use theirs. */
    private static String newDatabase() {
        return TestServer.createDatabase("postgres");
    }

    @Test
    void theNewestMigrationIsTheOneThatTheProgramExpects() throws Exception {
        try (Stream<Path> files = Files.list(Project.path("src/main/resources/db/migration"))) {
            List<Integer> versions = Stream.concat(
                            files.map(file -> file.getFileName().toString()),
                            Stream.of(V1__Spring_batch_tables.class.getSimpleName()))
                    .map(name -> Integer.valueOf(name.replaceFirst("^V(\\d+)__.*", "$1")))
                    .sorted()
                    .toList();

            assertThat(versions)
                    .as("Schema.NEWEST is the number of the newest migration, and there are no gaps")
                    .isEqualTo(IntStream.rangeClosed(1, Schema.NEWEST).boxed().toList());
        }
    }

    /** A server that fails between the two would leave a migration that is tried again, and can never be made again. */
    @Test
    void aMigrationAndItsRowOfTheHistoryAreOneTransaction() throws Exception {
        String url = newDatabase();
        Database.open(url).close();

        assertThat(on(url).queryForObject(
                                "select xmin::text from pg_index"
                                        + " where indexrelid = 'submission_replaced_or_accepted'::regclass",
                                String.class))
                .isEqualTo(on(url).queryForObject(
                                "select xmin::text from flyway_schema_history where version = '22'", String.class));
    }

    @Test
    void anOldSchemaIsBroughtUpToDateByTheNextRun() {
        String url = newDatabase();
        int old = Schema.NEWEST - 1;
        Flyway.configure()
                .dataSource(new DriverManagerDataSource(url))
                .locations("classpath:db/migration")
                .javaMigrations(new V1__Spring_batch_tables())
                .target(Integer.toString(old))
                .load()
                .migrate();
        assertThat(on(url).queryForObject(VERSION, Integer.class)).isEqualTo(old);
        Office office = new Office(folder, url).units("c,云江市,city,,,", "d,财政局,department,c,,");

        Project.Result wrong = office.run("consolidate", "--forms", folder.resolve("inbox"));
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(on(url).queryForObject(VERSION, Integer.class))
                .as("a configuration that cannot be used changes nothing")
                .isEqualTo(old);

        assertThat(office.consolidate().exitCode()).isZero();
        assertThat(on(url).queryForObject(VERSION, Integer.class)).isEqualTo(Schema.NEWEST);
        TestServer.giveBack(url);
    }

    @Test
    void aMigrationThatFailedIsNotOverlooked() throws Exception {
        String url = newDatabase();
        Database.open(url).close();
        on(url).update("update flyway_schema_history set success = false where version = '7'");

        assertThatThrownBy(() -> Database.open(url)).hasMessageContaining("7");
        TestServer.giveBack(url);
    }

    @Test
    void aMigrationThatIsMissingBelowTheNewestIsNotOverlooked() throws Exception {
        String url = newDatabase();
        Database.open(url).close();
        on(url).update("delete from flyway_schema_history where version = '7'");

        assertThatThrownBy(() -> Database.open(url)).hasMessageContaining("7");
        TestServer.giveBack(url);
    }

    @Test
    void migrateComparesEveryMigrationThatWasMadeAndOpeningDoesNot() throws Exception {
        String url = newDatabase();
        Database.open(url).close();
        on(url).update("update flyway_schema_history set checksum = checksum + 1 where version = '7'");

        assertThatCode(() -> Database.open(url).close()).doesNotThrowAnyException();
        assertThatThrownBy(() -> Database.migrate(url, Optional.empty())).hasMessageContaining("checksum mismatch");
        TestServer.giveBack(url);
    }

    @Test
    void aDatabaseThatIsNewerThanTheProgramIsOpenedAllTheSame() throws Exception {
        String url = newDatabase();
        Database.open(url).close();
        on(url).update("insert into flyway_schema_history (installed_rank, version, description, type, script,"
                + " installed_by, execution_time, success) values (1000, '9999', 'later', 'SQL', 'V9999__later.sql', 'x', 1,"
                + " true)");

        assertThatCode(() -> Database.open(url).close()).doesNotThrowAnyException();
        TestServer.giveBack(url);
    }
}
