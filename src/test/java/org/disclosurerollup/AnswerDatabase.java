package org.disclosurerollup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.disclosurerollup.database.Database;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL for the tests of one class, with an empty database for each test that asks for one. */
final class AnswerDatabase implements BeforeAllCallback, AfterAllCallback {

    private final AtomicInteger databases = new AtomicInteger();
    private final Path folder =
            Path.of("target", "answers-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
    private Database server;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        server = Database.open(folder.toString());
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        server.close();
        FileSystemUtils.deleteRecursively(folder);
    }

    /** The JDBC URL of a new database. */
    String create() throws SQLException {
        String name = "answers_" + databases.incrementAndGet();
        new JdbcTemplate(server.dataSource()).execute("create database " + name);
        try (var connection = server.dataSource().getConnection()) {
            return connection.getMetaData().getURL().replaceFirst("/postgres(\\?|$)", "/" + name + "$1");
        }
    }
}
