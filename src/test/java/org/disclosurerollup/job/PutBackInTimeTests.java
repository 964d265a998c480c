package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.disclosurerollup.job.TurningOffice.A;
import static org.disclosurerollup.job.TurningOffice.B;
import static org.disclosurerollup.job.TurningOffice.C;
import static org.disclosurerollup.job.TurningOffice.G;
import static org.disclosurerollup.job.TurningOffice.HEADER;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.disclosurerollup.Office;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is put back while its year is closed, behind a run that failed, or again and again. */
class PutBackInTimeTests {
    private static final String STANDING = """
            select concat_ws(' ', unit_code, period, scope, revision, status, accepted_by, reason, figures)
            from submission where replaced_run is null order by 1
            """;

    @TempDir
    Path folder;

    private TurningOffice turning;
    private Office office;

    @BeforeEach
    void openOffice() {
        turning = new TurningOffice(folder.resolve("office"));
        office = turning.office();
    }

    @AfterEach
    void giveBack() {
        turning.close();
    }

    @Test
    void inAClosedYearItWaitsToo() {
        turning.says("112.csv", A);
        turning.closeYear();
        turning.says("112.csv", B);

        turning.says("112.csv", A);

        assertThat(turning.revisions())
                .containsExactly("1 accepted 1 -", "2 waiting rejected 3 -", "3 waiting accepted 4 -");
        turning.assertThatNothingIsNew();
        turning.reopenYear();
        assertThat(turning.revisions())
                .filteredOn(revision -> !revision.contains("waiting"))
                .containsExactly("1 accepted 1 6", "2 rejected 6 6", "3 accepted 6 -");
        assertThat(turning.findings()).isEmpty();
    }

    @Test
    void inAClosedYearNothingIsCuredBeforeItIsReopened() {
        turning.says("112.csv", B);
        turning.accept();
        turning.says("112.csv", C);
        turning.closeYear();

        turning.says("112.csv", B);

        assertThat(turning.coverage())
                .containsEntry("status", "accepted-by-operator")
                .containsEntry("revision", "2");
        assertThat(turning.findings()).contains("hard F14-01 7 112.csv");
        assertThat(turning.note()).contains("含强制受理的填报 1 份");
        turning.reopenYear();
        assertThat(turning.coverage())
                .containsEntry("status", "accepted-by-operator")
                .containsEntry("revision", "4");
        assertThat(turning.findings()).containsExactly("hard F14-01 9 112.csv");
    }

    @Test
    void aRunThatFailedBehindItEndsTheSame() {
        turning.says("112.csv", A);
        turning.says("112.csv", B);
        turning.jdbc().execute("alter table area_state add constraint stop check (marked_run < 3)");
        office.file("112.csv", HEADER, A);
        assertThat(office.consolidate().exitCode()).isEqualTo(1);
        turning.jdbc().execute("alter table area_state drop constraint stop");

        assertThat(office.consolidated().out())
                .contains("run 3 resumed and completed: read 2 = accepted 1 + rejected 0 + unchanged 1");

        assertThat(turning.revisions()).containsExactly("1 accepted 1 3", "2 rejected 2 3", "3 accepted 3 -");
        assertThat(turning.findings()).isEmpty();
    }

    @Test
    void whatAFailedRunTookInCanBePutBackBeforeItIsFinished() {
        turning.says("112.csv", A);
        turning.jdbc().execute("alter table area_state add constraint stop check (marked_run < 2)");
        office.file("112.csv", HEADER, B);
        assertThat(office.consolidate().exitCode()).isEqualTo(1);
        turning.jdbc().execute("alter table area_state drop constraint stop");

        turning.says("112.csv", A);

        assertThat(turning.revisions()).containsExactly("1 accepted 1 2", "2 rejected 2 2", "3 accepted 2 -");
        assertThat(turning.findings()).isEmpty();
        turning.assertThatNothingIsNew();
    }

    /**
     * One file says one thing after the other, and is read again for another row's sake: the hard findings are those of what
     * it says, whatever it said before; only what would take back another filing that counts has to state a number.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void findingsAreAboutWhatTheFileSays(long seed) {
        Random random = new Random(seed);
        Map<String, String> wrong = Map.of(B, "hard F14-01 9 112.csv", C, "hard F14-01 7 112.csv");
        Set<String> said = new HashSet<>();
        String counts = "";
        for (int step = 0; step < 10; step++) {
            String row = List.of(A, G, B, C).get(random.nextInt(4));
            turning.says("112.csv", row);
            boolean takesBack = !wrong.containsKey(row) && said.contains(row) && !row.equals(counts);
            if (!wrong.containsKey(row) && !takesBack) {
                counts = row;
            }
            said.add(row);
            List<String> revisions = turning.revisions();
            turning.says("112.csv", row, "111,2016,disclosure-2014," + step + ",,");
            office.consolidated("--year", "2017");

            assertThat(turning.revisions()).as("read again").isEqualTo(revisions);
            assertThat(turning.total()).isEqualTo(counts.isEmpty() ? "10" : counts.equals(A) ? "310" : "410");
            if (takesBack) {
                assertThat(turning.findings())
                        .filteredOn(finding -> finding.startsWith("soft superseded-copy"))
                        .hasSize(1);
            } else {
                assertThat(turning.findings()).isEqualTo(wrong.containsKey(row) ? List.of(wrong.get(row)) : List.of());
            }
        }
    }

    private record Books(List<String> standing, Map<String, String> outputs) {}

    private Books booksAfter(String name, long seed, boolean closing) {
        Random random = new Random(seed);
        List<String> rows = List.of(A + ",", G + ",", B + ",", C + ",", "112,2017,disclosure-2014,,,,是");
        try (TurningOffice at = new TurningOffice(folder.resolve(name))) {
            at.office().consolidated();
            int closedAt = random.nextInt(4);
            for (int step = 0; step < 8; step++) {
                if (closing && step == closedAt) {
                    at.closeYear();
                }
                String file = "112-" + random.nextInt(2) + ".csv";
                at.office().file(file, HEADER + ",withdrawn", rows.get(random.nextInt(rows.size())));
                at.office().consolidated();
            }
            if (closing) {
                at.reopenYear();
            }
            at.office().consolidated("--year", "2017");
            return new Books(
                    at.jdbc().queryForList(STANDING, String.class), at.office().outputs());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void closingAndReopeningEndsAsIfTheYearHadNeverBeenClosed(long seed) {
        Books open = booksAfter("open", seed, false);
        Books closed = booksAfter("closed", seed, true);

        assertThat(closed.standing()).isEqualTo(open.standing()).isNotEmpty();
        // What a file was told while the year was closed stays with the file.
        assertThat(Office.difference(open.outputs(), closed.outputs()))
                .allMatch(line -> line.contains("superseded-copy"));
    }
}
