package org.disclosurerollup.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
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
    String newDatabase() throws Exception {
        String name = "run_" + ++made;
        // One may have been left by a benchmark that was stopped.
        execute("drop database if exists " + name, "checkpoint", "create database " + name);
        writeOutFiles();
        return name;
    }

    /** Waits for the disk, so that the outputs of one way are not written while the next is measured. */
    private static void writeOutFiles() throws Exception {
        new ProcessBuilder("sync").start().waitFor();
    }

    /**
     * Brings a database to where it is the next morning: vacuumed, which the server does by itself within a minute or
     * two, and with nothing left to write. Nothing of that falls into what is measured then.
     */
    void settle(String name) throws Exception {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(name));
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum (analyze)");
            statement.execute("checkpoint");
        }
        writeOutFiles();
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
