package org.disclosurerollup.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The medians of all runs as Markdown, with ratios, memory and slope; only of what was run. */
final class BenchmarkResult {
    /** One run of the program on ten times the filings. */
    static final String TEN = "ours, ten times";

    /** Runs of the program on half of the filings. */
    static final String HALF = "ours, half";

    private static final String OURS = "ours";
    private static final Map<String, String> WAYS = Map.of(
            OURS,
            "disclosure-rollup",
            "psql",
            "psql: COPY, one row per filing, SQL",
            "duckdb",
            "DuckDB, two threads",
            "spring-batch",
            "Spring Batch, one row per cell");
    private static final Map<String, String> TARGETS = Map.of(
            OURS,
            "at most 512 MB",
            "psql",
            "whole ÷ ours at least 2",
            "duckdb",
            "engine ÷ ours at least 1",
            "spring-batch",
            "whole ÷ ours at least 30");
    private static final Pattern SECTION = Pattern.compile("(?s)(## How fast\n.*?\n)(Measured\\b.*?)(?=\n##+ )");

    private final double scale;
    private final int rounds;
    private final Country country;
    private final Map<String, List<Measurement>> measured;

    BenchmarkResult(double scale, int rounds, Country country, Map<String, List<Measurement>> measured) {
        this.scale = scale;
        this.rounds = rounds;
        this.country = country;
        this.measured = measured;
    }

    String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("Measured on %d cores, JDK %s, %s; scale %s: %s, two years; median of %d."
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.version"),
                        System.getProperty("os.name"),
                        plain(scale),
                        country.describe(),
                        rounds));
        ways(lines);
        others(lines);
        return String.join("\n", lines) + "\n";
    }

    private void ways(List<String> lines) {
        if (WAYS.keySet().stream().noneMatch(measured::containsKey)) {
            return;
        }
        lines.addAll(List.of(
                "",
                "| | whole process | ÷ ours | engine | ÷ ours | peak memory | target |",
                "|---|---:|---:|---:|---:|---:|---|"));
        for (String id : List.of(OURS, "psql", "duckdb", "spring-batch")) {
            if (measured.containsKey(id)) {
                lines.add("| %s | %s | %s | %s | %s | %s | %s |"
                        .formatted(
                                WAYS.get(id),
                                seconds(whole(id)),
                                ratio(whole(id), whole(OURS)),
                                seconds(engine(id)),
                                ratio(engine(id), engine(OURS)),
                                megabytes(id),
                                TARGETS.get(id)));
            }
        }
        if (measured.containsKey(OURS)) {
            lines.add("");
            lines.add("Our steps: "
                    + String.join(
                            ", ",
                            measured.get(OURS).get(0).steps().keySet().stream()
                                    .map(step -> step + " " + seconds(step(OURS, step)))
                                    .toList())
                    + ".");
        }
    }

    private void others(List<String> lines) {
        List<String> rows = new ArrayList<>();
        if (measured.containsKey(HALF)) {
            rows.add(
                    row("intake of twice as many filings", times(step(OURS, "intake"), step(HALF, "intake")), "2.2 ×"));
            rows.add(row(
                    "consolidate and compare twice as many",
                    times(
                            step(OURS, "consolidate") + step(OURS, "compare"),
                            step(HALF, "consolidate") + step(HALF, "compare")),
                    "2.2 ×"));
            rows.add(row("the whole process", times(whole(OURS), whole(HALF)), ""));
        }
        if (measured.containsKey(TEN)) {
            rows.add(row("ten times as many, the whole process", times(whole(TEN), whole(OURS)), "11 ×"));
            rows.add(row("its peak memory", megabytes(TEN), "640 MB"));
        }
        if (measured.containsKey(Extras.SEPARATE_FILES)) {
            rows.add(row(
                    "one year as %,d files instead of one (%s instead of %s)"
                            .formatted(
                                    country.offices(),
                                    seconds(whole(Extras.SEPARATE_FILES)),
                                    seconds(whole(Extras.ONE_FILE))),
                    times(whole(Extras.SEPARATE_FILES), whole(Extras.ONE_FILE)),
                    "4 ×"));
            rows.add(row(
                    "its intake alone",
                    times(step(Extras.SEPARATE_FILES, "intake"), step(Extras.ONE_FILE, "intake")),
                    ""));
        }
        if (measured.containsKey(Extras.CORRECTION)) {
            rows.add(row("one corrected filing, whole process", seconds(whole(Extras.CORRECTION)), "2 s"));
            rows.add(row("launch to first step, server running", seconds(whole(Extras.CORRECTION_START)), "1.5 s"));
        }
        if (measured.containsKey(Extras.START)) {
            rows.add(row("launch to first step, starting its own server", seconds(whole(Extras.START)), "1.5 s"));
            rows.add(row("the first time, making its database", seconds(whole(Extras.FIRST_START)), ""));
        }
        if (!rows.isEmpty()) {
            lines.addAll(List.of("", "| | measured | target: at most |", "|---|---:|---:|"));
            lines.addAll(rows);
        }
    }

    private static String row(String what, String value, String target) {
        return "| " + what + " | " + value + " | " + target + " |";
    }

    /** Puts the text in the place of the one before: from the line that begins with "Measured" to the next heading. */
    void replaceIn(Path file) throws IOException {
        Matcher section = SECTION.matcher(Files.readString(file));
        if (!section.find()) {
            throw new IOException("no section «How fast» with a line «Measured …» in " + file);
        }
        Files.writeString(file, section.replaceFirst("$1" + Matcher.quoteReplacement(markdown())));
    }

    private long whole(String id) {
        return median(id, measurement -> measurement.process().millis());
    }

    private long engine(String id) {
        return median(id, Measurement::engineMillis);
    }

    private long step(String id, String step) {
        return median(id, measurement -> measurement.steps().getOrDefault(step, 0L));
    }

    /** Of an even number the lower middle one; 0 where nothing was measured. */
    private long median(String id, ToLongFunction<Measurement> value) {
        long[] sorted = measured.getOrDefault(id, List.of()).stream()
                .mapToLong(value)
                .sorted()
                .toArray();
        return sorted.length == 0 ? 0 : sorted[(sorted.length - 1) / 2];
    }

    private String megabytes(String id) {
        long kilobytes = measured.get(id).stream()
                .mapToLong(measurement -> measurement.process().peakKilobytes())
                .max()
                .orElse(0);
        return kilobytes == 0 ? "–" : kilobytes / 1024 + " MB";
    }

    private static String seconds(long millis) {
        return millis == 0 ? "–" : String.format(Locale.ROOT, millis < 10_000 ? "%.2f s" : "%.1f s", millis / 1000.0);
    }

    private static String ratio(long millis, long ours) {
        return millis == 0 || ours == 0 ? "–" : String.format(Locale.ROOT, "%.2f", (double) millis / ours);
    }

    private static String times(long millis, long base) {
        return base == 0 ? "–" : String.format(Locale.ROOT, "%.2f ×", (double) millis / base);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
