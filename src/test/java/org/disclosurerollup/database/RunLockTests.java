package org.disclosurerollup.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
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
        try (RunLock lock = RunLock.take(mine.dataSource(), "consolidate", "甲").orElseThrow()) {
            assertThat(RunLock.take(theirs.dataSource(), "consolidate", "甲")).isEmpty();
            assertThat(RunLock.holder(theirs.dataSource()))
                    .startsWith("consolidate (its run has not begun) by 甲 on ")
                    .contains(", process " + ProcessHandle.current().pid() + ", ")
                    .containsPattern("since \\d{4}-\\d\\d-\\d\\d ");
        }
    }

    @Test
    void whoComesAfterTheHolderLeftGetsIt() throws Exception {
        RunLock.take(mine.dataSource(), "consolidate", "甲").orElseThrow().close();

        try (RunLock lock =
                RunLock.take(theirs.dataSource(), "consolidate", "甲").orElseThrow()) {
            assertThat(RunLock.take(mine.dataSource(), "consolidate", "甲")).isEmpty();
        }
        assertThat(RunLock.holder(mine.dataSource())).isEqualTo("a run that has just ended");
    }

    @Test
    void aDeadSessionHoldsNothing() throws Exception {
        RunLock.take(mine.dataSource(), "consolidate", "甲").orElseThrow();
        mine.close();

        for (int i = 0; i < 100; i++) {
            var taken = RunLock.take(theirs.dataSource(), "consolidate", "甲");
            if (taken.isPresent()) {
                taken.get().close();
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the lock outlived its session");
    }

    @Test
    void aHolderWhoseSessionWasEndedIsToldSo() throws Exception {
        RunLock lock = RunLock.take(mine.dataSource(), "consolidate", "甲").orElseThrow();
        lock.confirm();
        new JdbcTemplate(theirs.dataSource())
                .queryForList("select pg_terminate_backend(session) from run_lock_holder", Boolean.class);

        assertThatThrownBy(lock::confirm).isInstanceOf(SQLException.class);
    }

    @Test
    void whatAnEarlierHolderSignedIsNotSaidOfALaterOne() throws Exception {
        RunLock.take(mine.dataSource(), "consolidate", "甲").orElseThrow().close();
        JdbcTemplate jdbc = new JdbcTemplate(theirs.dataSource());
        jdbc.update("update run_lock_holder set session = 0");
        try (RunLock lock = RunLock.take(mine.dataSource(), "close", "乙").orElseThrow()) {
            assertThat(RunLock.holder(theirs.dataSource()))
                    .contains("close", "乙")
                    .doesNotContain("甲");
            jdbc.update("update run_lock_holder set session_start = now()");
            assertThat(RunLock.holder(theirs.dataSource())).startsWith("database session ");
        }
    }

    @Test
    void otherDatabasesOfTheServerHaveLocksOfTheirOwn() throws Exception {
        String otherUrl = TestServer.newDatabase();
        try (Database other = Database.open(otherUrl);
                RunLock lock =
                        RunLock.take(mine.dataSource(), "consolidate", "甲").orElseThrow();
                RunLock otherLock =
                        RunLock.take(other.dataSource(), "consolidate", "乙").orElseThrow()) {
            assertThat(RunLock.holder(mine.dataSource())).isNotEqualTo(RunLock.holder(other.dataSource()));
        }
        TestServer.giveBack(otherUrl);
    }
}
