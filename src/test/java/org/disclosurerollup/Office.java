package org.disclosurerollup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A small consolidating office in a folder of its own: units, inbox, outputs and a database. */
public class Office implements AutoCloseable {
    public static final List<String> OUTPUTS =
            List.of("totals.csv", "comparison.csv", "findings.csv", "coverage.csv", "ranking.csv");

    private final Path folder;
    private final String database;

    public Office(Path folder) {
        this(folder, TestServer.newDatabase());
    }

    public Office(Path folder, String database) {
        this.folder = folder;
        this.database = database;
        try {
            Files.createDirectories(inbox());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the database back. */
    @Override
    public void close() {
        TestServer.giveBack(database);
    }

    public Path folder() {
        return folder;
    }

    public String database() {
        return database;
    }

    public Path inbox() {
        return folder.resolve("inbox");
    }

    public Path out() {
        return folder.resolve("out");
    }

    /** Writes {@code units.csv} from rows below its header. */
    public Office units(String... rows) {
        write(folder.resolve("units.csv"), "code,name,kind,parent,valid_from,valid_to", rows);
        return this;
    }

    /** Puts a file into the inbox, or replaces it. */
    public Office file(String name, String header, String... rows) {
        write(inbox().resolve(name), header, rows);
        return this;
    }

    /** Puts the answer to one of the soft findings into the inbox, if there is any. */
    public void explainOne(Random random, String file, String explanation) {
        List<Map<String, String>> soft = read("findings.csv").where("severity", "soft");
        if (!soft.isEmpty()) {
            Map<String, String> one = soft.get(random.nextInt(soft.size()));
            file(
                    file,
                    "unit_code,year,form,rule,cell,value,explanation",
                    String.join(
                            ",",
                            one.get("unit_code"),
                            one.get("year"),
                            one.get("form"),
                            one.get("rule"),
                            one.get("cell"),
                            one.get("actual"),
                            explanation));
        }
    }

    public Office remove(String name) {
        try {
            Files.delete(inbox().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public static void write(Path file, String header, String... rows) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, header + "\n" + String.join("\n", rows) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of the command {@code consolidate} on this office. */
    public List<String> consolidateCommand(Object... more) {
        return command("consolidate", more);
    }

    /** The words of a command on this office. */
    public List<String> command(String command, Object... more) {
        List<String> words = new ArrayList<>(List.of(
                command,
                "--units",
                folder.resolve("units.csv").toString(),
                "--inbox",
                inbox().toString(),
                "--database",
                database));
        Stream.of(more).map(Object::toString).forEach(words::add);
        if (!words.contains("--out")) {
            words.addAll(List.of("--out", out().toString()));
        }
        return words;
    }

    public Project.Result consolidate(Object... more) {
        return Project.run(consolidateCommand(more).toArray());
    }

    /** Runs a command on this office. */
    public Project.Result run(String command, Object... more) {
        return Project.run(command(command, more).toArray());
    }

    /** Consolidates, and complains unless the exit code is 0. */
    public Project.Result consolidated(Object... more) {
        Project.Result result = consolidate(more);
        if (result.exitCode() != 0) {
            throw new AssertionError("exit code " + result.exitCode() + "\n" + result.out() + result.err());
        }
        return result;
    }

    public CsvTable read(String output) {
        return CsvTable.read(out().resolve(output));
    }

    /** All CSV outputs by name, to the byte. */
    public Map<String, String> outputs() {
        return outputs(out());
    }

    public static Map<String, String> outputs(Path out) {
        Map<String, String> outputs = new TreeMap<>();
        for (String name : OUTPUTS) {
            try {
                outputs.put(name, Files.readString(out.resolve(name)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return outputs;
    }

    /** Every output below a folder, in order: all files but the note of what was written, which holds their times. */
    public static List<Path> files(Path out) {
        try (Stream<Path> paths = Files.walk(out)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> !path.endsWith(".written.csv"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every output below a folder by its path there, to the byte. */
    public static Map<String, String> texts(Path out) {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : files(out)) {
            try {
                texts.put(out.relativize(file).toString(), Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    /** The lines in which two sets of outputs differ, as a difference of files shows them; empty if they are the same. */
    public static List<String> difference(Map<String, String> before, Map<String, String> after) {
        List<String> difference = new ArrayList<>();
        for (String name : OUTPUTS) {
            if (!before.get(name).equals(after.get(name))) {
                List<String> gone = new ArrayList<>(before.get(name).lines().toList());
                List<String> come = new ArrayList<>(after.get(name).lines().toList());
                gone.removeAll(after.get(name).lines().toList());
                come.removeAll(before.get(name).lines().toList());
                gone.forEach(line -> difference.add(name + " - " + line));
                come.forEach(line -> difference.add(name + " + " + line));
                if (gone.isEmpty() && come.isEmpty()) {
                    difference.add(name + " has the same lines in another order or number");
                }
            }
        }
        return difference;
    }
}
