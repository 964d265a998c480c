package org.disclosurerollup.benchmark;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The tables that one way of consolidating wrote, to be compared row by row with another's: every row, in any order,
 * numbers by their value. A table may be divided into files ({@code totals.csv}, {@code totals-2016.csv}).
 *
 * @param rules the findings that are compared: of the form's formulas, which are what all ways look for
 */
record Answer(String name, Path folder, Set<String> rules) {

    private static final int SHOWN = 5;
    /** The last of the columns that say what a row is about; numbers stand behind it. */
    private static final int KEY = 3;

    /** What is compared. {@code note} is left out: it takes words that only the program has. */
    private enum Table {
        TOTALS("unit_code", "year", "cell", "group", "value", "filled_units", "reported_units", "expected_units"),
        COMPARISON(
                "unit_code",
                "year",
                "cell",
                "group",
                "value",
                "previous",
                "change",
                "growth_pct",
                "share_pct",
                "previous_share_pct",
                "growth_status",
                "like_for_like_growth_pct",
                "reported_units",
                "expected_units"),
        FINDINGS("rule", "severity", "unit_code", "year");

        private final List<String> columns;

        Table(String... columns) {
            this.columns = List.of(columns);
        }
    }

    /** Each table in which the two differ, with how much and the first rows; empty where they say the same. */
    List<String> differences(Answer other) throws IOException {
        List<String> differences = new ArrayList<>();
        for (Table table : Table.values()) {
            long[] mine = hashes(table);
            long[] others = other.hashes(table);
            if (!Arrays.equals(mine, others)) {
                differences.add(
                        "%s: %s has %d rows, %s has %d".formatted(table, name, mine.length, other.name, others.length));
                differences.addAll(only(table, others));
                differences.addAll(other.only(table, mine));
            }
        }
        return differences;
    }

    /** How many rows of tables there are to compare. */
    long rows() throws IOException {
        long[] count = new long[1];
        for (Table table : Table.values()) {
            forEachRow(table, row -> count[0]++);
        }
        return count[0];
    }

    private List<String> only(Table table, long[] others) throws IOException {
        List<String> only = new ArrayList<>();
        forEachRow(table, row -> {
            if (only.size() < SHOWN && Arrays.binarySearch(others, hash(row)) < 0) {
                only.add("  only " + name + ": " + row);
            }
        });
        return only;
    }

    private long[] hashes(Table table) throws IOException {
        LongStream.Builder hashes = LongStream.builder();
        forEachRow(table, row -> hashes.add(hash(row)));
        return hashes.build().sorted().toArray();
    }

    private void forEachRow(Table table, Consumer<String> consumer) throws IOException {
        String tableName = table.name().toLowerCase(java.util.Locale.ROOT);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.getFileName().toString().matches(tableName + "(-\\d+)?\\.csv"))
                    .toList();
        }
        if (files.isEmpty()) {
            throw new IOException(name + " wrote no " + tableName + ".csv into " + folder);
        }
        for (Path file : files) {
            try (Reader reader = Files.newBufferedReader(file);
                    CSVParser parser = format.parse(reader)) {
                for (CSVRecord row : parser) {
                    if (table != Table.FINDINGS || rules.contains(row.get("rule"))) {
                        consumer.accept(canonical(table, row));
                    }
                }
            }
        }
    }

    private static String canonical(Table table, CSVRecord row) {
        StringJoiner text = new StringJoiner("|");
        for (int i = 0; i < table.columns.size(); i++) {
            String value = row.get(table.columns.get(i));
            boolean decimal = i > KEY && value.indexOf('.') >= 0;
            text.add(decimal ? new BigDecimal(value).stripTrailingZeros().toPlainString() : value);
        }
        return text.toString();
    }

    private static long hash(String row) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(row.getBytes(StandardCharsets.UTF_8));
            long hash = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                hash = hash << 8 | digest[i] & 0xff;
            }
            return hash;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
