package org.disclosurerollup.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.disclosurerollup.database.Database;

/** The program's own embedded PostgreSQL, with the settings it gives it, for all ways that need one. */
final class RivalServer implements AutoCloseable {
    private final Database server;
    private int made;

    RivalServer(Path folder) throws IOException {
        server = Database.open(folder.toString());
    }

    /** Makes an empty database, with nothing left to write of the ones before; answers its name. */
    String newDatabase() throws SQLException {
        String name = "run_" + ++made;
        // One may have been left by a benchmark that was stopped.
        execute("drop database if exists " + name, "checkpoint", "create database " + name);
        return name;
    }

    void drop(String name) throws SQLException {
        execute("drop database " + name);
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = server.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    String jdbcUrl(String name) throws SQLException {
        return "jdbc:postgresql://localhost:" + port() + "/" + name + "?user=postgres";
    }

    String port() throws SQLException {
        try (Connection connection = server.dataSource().getConnection()) {
            return connection.getMetaData().getURL().replaceAll(".*localhost:(\\d+).*", "$1");
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
