package org.disclosurerollup.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.Project;

/** {@code jobs/rollup consolidate}, as an operator calls it. */
final class OurProgram implements Way {
    /** What the engine does not do: checking printed figures (there are none), writing tables, pages and letters. */
    private static final List<String> NOT_ENGINE = List.of("verify", "report");

    private static final String STEPS = """
            select s.step_name, s.start_time, (extract(epoch from s.end_time - s.start_time) * 1000)::bigint
            from batch.batch_step_execution s
            where s.job_execution_id = (select max(job_execution_id) from batch.batch_job_execution)
            order by s.step_execution_id
            """;

    private final RivalServer server;

    OurProgram(RivalServer server) {
        this.server = server;
    }

    @Override
    public String id() {
        return "ours";
    }

    @Override
    public String title() {
        return "disclosure-rollup";
    }

    @Override
    public Measurement run(NationalYears years, Path folder) throws Exception {
        String database = server.newDatabase();
        try {
            return consolidate(years, years.inbox(), server.jdbcUrl(database), folder);
        } finally {
            server.drop(database);
        }
    }

    /** Consolidates an inbox into a database that stays. */
    Measurement consolidate(NationalYears years, Path inbox, String jdbcUrl, Path folder) throws Exception {
        MeasuredProcess process = MeasuredProcess.run(
                Files.createDirectories(folder).resolve("rollup.log"),
                List.of(
                        Project.path("jobs", "rollup").toString(),
                        "consolidate",
                        "--units",
                        years.units().toString(),
                        "--forms",
                        years.forms().toString(),
                        "--inbox",
                        inbox.toString(),
                        "--out",
                        folder.resolve("out").toString(),
                        "--database",
                        jdbcUrl));
        Map<String, Long> steps = steps(jdbcUrl);
        long engine = steps.entrySet().stream()
                .filter(step -> !NOT_ENGINE.contains(step.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return new Measurement(process, engine, steps);
    }

    /** Milliseconds of each step of the last run. */
    private static Map<String, Long> steps(String jdbcUrl) throws SQLException {
        Map<String, Long> steps = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(STEPS)) {
            while (rows.next()) {
                steps.put(rows.getString(1), rows.getLong(3));
            }
        }
        return steps;
    }

    /** When the last run began its first step. */
    static LocalDateTime firstStep(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(STEPS)) {
            rows.next();
            return rows.getObject(2, LocalDateTime.class);
        }
    }
}
