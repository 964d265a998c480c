package org.disclosurerollup.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.disclosurerollup.ChildProcess;
import org.disclosurerollup.Project;

/** What only the program does: many files, corrections, and starting. */
final class Extras {
    static final String ONE_FILE = "one file";
    static final String SEPARATE_FILES = "separate files";
    static final String CORRECTION = "correction";
    static final String CORRECTION_START = "start, server";
    static final String FIRST_START = "first start";
    static final String START = "start";

    private final OurProgram ours;
    private final RivalServer server;
    private final int rounds;
    private final BiConsumer<String, Measurement> notes;

    Extras(OurProgram ours, RivalServer server, int rounds, BiConsumer<String, Measurement> notes) {
        this.ours = ours;
        this.server = server;
        this.rounds = rounds;
        this.notes = notes;
    }

    /** The first year in one file, and with a file for each filing. */
    void separateFiles(NationalYears years, Path folder) throws Exception {
        Path one = years.makeOneYear();
        Path many = years.makeSeparateFiles();
        for (int round = 0; round < rounds; round++) {
            consolidateOnce(ONE_FILE, years, one, folder);
            consolidateOnce(SEPARATE_FILES, years, many, folder);
        }
        Folders.empty(many);
    }

    private void consolidateOnce(String id, NationalYears years, Path inbox, Path folder) throws Exception {
        Folders.empty(folder);
        String database = server.newDatabase();
        notes.accept(id, ours.consolidate(years, inbox, server.jdbcUrl(database), folder));
        server.drop(database);
    }

    /** One filing corrected again and again, each time a whole process on the database of both years, come to rest. */
    void corrections(NationalYears years, Path folder) throws Exception {
        Folders.empty(folder);
        String database = server.newDatabase();
        String url = server.jdbcUrl(database);
        ours.consolidate(years, years.inbox(), url, folder);
        server.settle(database);
        for (int round = 0; round < rounds; round++) {
            Path correction = years.correct(round);
            Measurement measurement = ours.consolidate(years, years.inbox(), url, folder);
            notes.accept(CORRECTION, measurement);
            try (Connection connection = DriverManager.getConnection(url)) {
                notes.accept(CORRECTION_START, untilFirstStep(measurement.process(), OurProgram.firstStep(connection)));
            }
            Files.delete(correction);
        }
        server.drop(database);
    }

    /** The program with its own server, on a folder without a database and on one with it. */
    void starts(Path folder) throws Exception {
        Folders.empty(folder);
        Path database = folder.resolve("database");
        for (int round = 0; round <= rounds; round++) {
            MeasuredProcess process = MeasuredProcess.run(
                    folder.resolve("rollup.log"),
                    List.of(
                            Project.path("jobs", "rollup").toString(),
                            "consolidate",
                            "--database",
                            database.toString(),
                            "--out",
                            folder.resolve("out").toString()));
            notes.accept(round == 0 ? FIRST_START : START, untilFirstStep(process, firstStep(database)));
        }
    }

    private static LocalDateTime firstStep(Path database) throws Exception {
        Path log = Files.createTempFile("first-step", ".log");
        MeasuredProcess.run(
                log,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Drollup.home=" + Project.path(""),
                        "-cp",
                        ChildProcess.classPath(),
                        FirstStep.class.getName(),
                        database.toString()));
        List<String> lines = Files.readAllLines(log);
        Files.delete(log);
        return LocalDateTime.parse(lines.get(lines.size() - 1));
    }

    /** The time from the launch to the start of the first step. */
    private static Measurement untilFirstStep(MeasuredProcess process, LocalDateTime firstStep) {
        long millis = Duration.between(process.started(), firstStep).toMillis();
        return new Measurement(new MeasuredProcess(process.started(), millis, process.peakKilobytes()), 0, Map.of());
    }
}
