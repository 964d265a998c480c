package org.disclosurerollup;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.disclosurerollup.cli.Rollup;

/** A small office for tests of answers to findings: a folder with units, an inbox and outputs, and a database. */
final class AnswerDesk {

    static {
        System.setProperty("rollup.home", Path.of("").toAbsolutePath().toString());
    }

    private final Path folder;
    private final String database;

    AnswerDesk(Path folder, String database) throws IOException {
        this.folder = folder;
        this.database = database;
        Files.createDirectories(inbox());
        Files.writeString(folder.resolve("units.csv"), """
                code,name,kind,parent,valid_from,valid_to
                100,甲省,region,,,
                110,乙市,city,100,,
                111,丁县,county,110,,
                112,戊县,county,110,,
                110-a,乙市教育局,department,110,,
                """);
    }

    /** How a command ended and what it printed. */
    record Result(int exitCode, String out, String err) {}

    Path inbox() {
        return folder.resolve("inbox");
    }

    Path units() {
        return folder.resolve("units.csv");
    }

    AnswerDesk file(String name, String... lines) throws IOException {
        Files.writeString(inbox().resolve(name), String.join("\n", lines) + "\n");
        return this;
    }

    Result run(String command, String... more) {
        List<String> words = new ArrayList<>(List.of(command, "--database", database));
        words.addAll(List.of(more));
        if (!words.contains("--units")) {
            words.addAll(List.of("--units", units().toString(), "--inbox", inbox().toString()));
        }
        if (!words.contains("--out")) {
            words.addAll(List.of("--out", folder.resolve("out").toString()));
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode =
                Rollup.execute(new PrintWriter(out, true), new PrintWriter(err, true), words.toArray(String[]::new));
        return new Result(exitCode, out.toString(), err.toString());
    }

    Result consolidated() {
        Result result = run("consolidate");
        if (result.exitCode() != 0) {
            throw new AssertionError(result.toString());
        }
        return result;
    }

    String text(String output) throws IOException {
        return Files.readString(folder.resolve("out").resolve(output));
    }

    /** The rows of an output, by column name. */
    List<Map<String, String>> rows(String output, Predicate<Map<String, String>> wanted) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(folder.resolve("out").resolve(output));
                CSVParser parser = format.parse(reader)) {
            return parser.stream().map(CSVRecord::toMap).filter(wanted).toList();
        }
    }

    /** The only such row. */
    Map<String, String> row(String output, Predicate<Map<String, String>> wanted) throws IOException {
        List<Map<String, String>> rows = rows(output, wanted);
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " such rows in " + output + ": " + rows);
        }
        return rows.get(0);
    }
}
