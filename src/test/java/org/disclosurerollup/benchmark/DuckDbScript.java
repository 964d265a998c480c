package org.disclosurerollup.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs an SQL script in DuckDB; as a process of its own it prints how many milliseconds its engine part took. */
final class DuckDbScript {
    static final String ENGINE_DONE = "-- engine done";

    private DuckDbScript() {}

    public static void main(String[] args) throws IOException, SQLException {
        System.out.println("engine " + run(Path.of(args[0]), Path.of(args[1])));
    }

    /**
     * @param database the file, made if it does not exist
     * @return milliseconds from the first statement to the line {@value #ENGINE_DONE}
     */
    static long run(Path database, Path script) throws IOException, SQLException {
        String[] parts = Files.readString(script).split(ENGINE_DONE, 2);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
                Statement statement = connection.createStatement()) {
            long start = System.nanoTime();
            execute(statement, parts[0]);
            long engine = (System.nanoTime() - start) / 1_000_000;
            execute(statement, parts[1]);
            return engine;
        }
    }

    private static void execute(Statement statement, String part) throws SQLException {
        for (String sql : part.split(";\\s*\n")) {
            if (sql.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("--"))) {
                long start = System.nanoTime();
                statement.execute(sql);
                if (Boolean.getBoolean("benchmark.verbose")) {
                    String first = sql.lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("--"))
                            .findFirst()
                            .orElse("");
                    System.err.printf("%6d ms  %s%n", (System.nanoTime() - start) / 1_000_000, first);
                }
            }
        }
    }
}
