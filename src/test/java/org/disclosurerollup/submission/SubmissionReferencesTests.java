package org.disclosurerollup.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.disclosurerollup.Project;
import org.disclosurerollup.TestServer;
import org.disclosurerollup.database.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the database holds of submissions is looked after although no foreign key does. */
class SubmissionReferencesTests {

    private static final String COPY = """
            insert into submission (submission_id, unit_code, form, period, scope, revision, status, file_id, line,
                                    content, figures, passed, failed, undecided, introduced_run)
            select 99999, unit_code, form, period, scope, revision, status, file_id, line, content, figures, passed,
                   failed, undecided, introduced_run
            from submission where submission_id = 5
            """;

    @TempDir
    Path out;

    private String url;
    private Database database;
    private JdbcTemplate jdbc;

    @BeforeEach
    void consolidateTheSample() throws Exception {
        url = TestServer.newDatabase();
        assertThat(Project.run("consolidate", "--database", url, "--out", out).exitCode())
                .isZero();
        database = Database.open(url);
        jdbc = new JdbcTemplate(database.dataSource());
    }

    @AfterEach
    void close() {
        database.close();
        TestServer.giveBack(url);
    }

    @Test
    void aSubmissionWithoutItsFileIsFound() {
        JdbcSubmissionStore store = new JdbcSubmissionStore(database.dataSource());
        assertThatCode(() -> store.checkReferences(1)).doesNotThrowAnyException();
        jdbc.update("update submission set file_id = 4711 where submission_id = 5");

        assertThatThrownBy(() -> store.checkReferences(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("submission 5 of run 1");
    }

    @Test
    void ofOneRevisionOneRowStands() {
        assertThatThrownBy(() -> jdbc.update(COPY)).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void aRowThatWasReplacedDoesNotKeepTheNextFromStanding() {
        jdbc.update("update submission set replaced_run = 1 where submission_id = 5");

        assertThat(jdbc.update(COPY)).isOne();
    }
}
