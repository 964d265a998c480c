package org.disclosurerollup.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.disclosurerollup.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class RunLockTests {
    private String url;
    private Database mine;
    private Database theirs;

    @BeforeEach
    void openTwice() throws Exception {
        url = TestServer.newDatabase();
        mine = Database.open(url);
        theirs = Database.open(url);
    }

    @AfterEach
    void close() {
        mine.close();
        theirs.close();
        TestServer.giveBack(url);
    }

    @Test
    void theSecondTakerGetsNothingAndIsToldWhoHoldsIt() throws Exception {
        try (RunLock lock = RunLock.take(mine.dataSource()).orElseThrow()) {
            assertThat(RunLock.take(theirs.dataSource())).isEmpty();
            long session = new JdbcTemplate(theirs.dataSource()).queryForObject("""
                            select pid from pg_locks where locktype = 'advisory'
                              and database = (select oid from pg_database where datname = current_database())
                            """, Long.class);
            assertThat(RunLock.holder(theirs.dataSource()))
                    .contains("session " + session)
                    .containsPattern("since \\d{4}-\\d\\d-\\d\\d ");
        }
    }

    @Test
    void whoComesAfterTheHolderLeftGetsIt() throws Exception {
        RunLock.take(mine.dataSource()).orElseThrow().close();

        try (RunLock lock = RunLock.take(theirs.dataSource()).orElseThrow()) {
            assertThat(RunLock.take(mine.dataSource())).isEmpty();
        }
        assertThat(RunLock.holder(mine.dataSource())).isEqualTo("a run that has just ended");
    }

    @Test
    void aDeadSessionHoldsNothing() throws Exception {
        RunLock.take(mine.dataSource()).orElseThrow();
        mine.close();

        for (int i = 0; i < 100; i++) {
            var taken = RunLock.take(theirs.dataSource());
            if (taken.isPresent()) {
                taken.get().close();
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the lock outlived its session");
    }

    @Test
    void otherDatabasesOfTheServerHaveLocksOfTheirOwn() throws Exception {
        String otherUrl = TestServer.newDatabase();
        try (Database other = Database.open(otherUrl);
                RunLock lock = RunLock.take(mine.dataSource()).orElseThrow();
                RunLock otherLock = RunLock.take(other.dataSource()).orElseThrow()) {
            assertThat(RunLock.holder(mine.dataSource())).isNotEqualTo(RunLock.holder(other.dataSource()));
        }
        TestServer.giveBack(otherUrl);
    }
}
