package org.disclosurerollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database is opened while the configuration is read; one that cannot be used leaves no trace of that. */
class WrongConfigurationTests {
    private static final String HEADER = "unit_code,year,form,5";

    @TempDir
    Path folder;

    private Path database() {
        return folder.resolve("database");
    }

    private Office office(String database) {
        return new Office(folder, database)
                .units("c,云江市,city,,,", "d,财政局,department,c,,")
                .file("a.csv", HEADER, "d,2017,disclosure-2014,5");
    }

    private static void assertProblemsOfForms(Project.Result result) {
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("rollup: the configuration cannot be used:")
                .contains("no form (*.yml)", "'clown'");
        assertThat(result.err().lines()).as("each problem once").hasSize(3);
    }

    @Test
    void aMissingDatabaseIsNotMade() {
        Office office = office(database().toString()).units("c,云江市,city,,,", "d,财政局,clown,c,,");

        assertProblemsOfForms(office.consolidate("--forms", folder.resolve("inbox")));
        assertProblemsOfForms(office.consolidate("--forms", folder.resolve("inbox"), "--dry-run"));
        assertThat(office.consolidate("--year", "sometime").exitCode()).isEqualTo(2);

        assertThat(database()).doesNotExist();
        assertThat(office.out()).doesNotExist();
    }

    @Test
    void noServerIsLeftOnADatabaseThatIsThere() throws Exception {
        Office office = office(database().toString());
        office.consolidated();
        office.units("c,云江市,city,,,", "d,财政局,clown,c,,");

        assertProblemsOfForms(office.consolidate("--forms", folder.resolve("inbox")));
        assertNoServer();
        assertThat(office.run("rerun", "--inbox", folder.resolve("nowhere")).exitCode())
                .isEqualTo(2);
        assertNoServer();

        office.units("c,云江市,city,,,", "d,财政局,department,c,,");
        assertThat(office.run("close", "--form", "no-such-form", "--year", "2017", "--reason", "x")
                        .exitCode())
                .isEqualTo(2);
        assertNoServer();
        assertThat(office.consolidated().out()).contains("run 2 completed").contains("nothing is new");
        assertNoServer();
    }

    private void assertNoServer() {
        assertThat(database().resolve("postgres/PG_VERSION")).isRegularFile();
        assertThat(database().resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void itsProblemsComeBeforeThoseOfTheDatabase() {
        String nobody = "jdbc:postgresql://localhost:1/none?user=postgres";
        Office office = office(nobody).units("c,云江市,city,,,", "d,财政局,clown,c,,");

        Project.Result wrong = office.consolidate("--forms", folder.resolve("inbox"));
        assertProblemsOfForms(wrong);
        assertThat(wrong.err()).doesNotContain("localhost");

        office.units("c,云江市,city,,,", "d,财政局,department,c,,");
        Project.Result away = office.consolidate();
        assertThat(away.exitCode()).isEqualTo(1);
        assertThat(away.err()).contains("localhost:1").doesNotContain("Exception in thread");
    }

    @Test
    void aPasswordInTheLocationIsRefusedAndNotShown() {
        Office office = office("jdbc:postgresql://localhost:1/none?user=postgres&password=geheim");

        Project.Result refused = office.consolidate();

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("password").doesNotContain("geheim");
        assertThat(Files.exists(office.out())).isFalse();
    }
}
