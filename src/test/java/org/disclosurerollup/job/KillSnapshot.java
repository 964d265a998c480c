package org.disclosurerollup.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.disclosurerollup.Office;
import org.disclosurerollup.database.Database;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Every row of every table and every byte of every output after a command, with all numbers of runs, filings, files and
 * findings.
 *
 * <p>Left out are what tells when something happened or how often it was tried: columns with a time of day ({@code run}:
 * started_at, finished_at; {@code flyway_schema_history}: installed_on and execution_time), the table
 * {@code run_lock_holder} (process and machine of the last holder), and the schema {@code batch}, in which Spring Batch
 * keeps a row for every attempt.
 */
record KillSnapshot(Map<String, List<String>> tables, Map<String, String> files) {
    private static final String TABLES = """
            select t.table_name,
                   string_agg(quote_ident(c.column_name), ', ' order by c.ordinal_position)
            from information_schema.tables t
            join information_schema.columns c using (table_schema, table_name)
            where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and t.table_name <> 'run_lock_holder'
              and c.data_type not like 'timestamp%' and c.column_name <> 'execution_time'
            group by t.table_name
            """;
    private static final int MOST_LINES = 5;

    static KillSnapshot of(String database, Path out) throws IOException {
        Map<String, List<String>> tables = new TreeMap<>();
        try (Database opened = Database.open(database)) {
            JdbcTemplate jdbc = new JdbcTemplate(opened.dataSource());
            jdbc.query(TABLES, row -> {
                String name = row.getString(1);
                tables.put(
                        name,
                        jdbc.queryForList(
                                "select row_of::text from (select " + row.getString(2) + " from " + name
                                        + ") row_of order by 1",
                                String.class));
            });
        }
        Map<String, String> files = new TreeMap<>();
        for (Path file : Office.files(out)) {
            files.put(
                    out.relativize(file).toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
        return new KillSnapshot(tables, files);
    }

    /** Rows and lines that only one of the two has, a few of each table and file; empty if they are the same. */
    List<String> differences(KillSnapshot other) {
        List<String> differences = new ArrayList<>();
        for (String table : both(tables.keySet(), other.tables.keySet())) {
            compare("table " + table, tables.get(table), other.tables.get(table), differences);
        }
        for (String file : both(files.keySet(), other.files.keySet())) {
            String mine = files.get(file);
            String theirs = other.files.get(file);
            if (mine == null || !mine.equals(theirs)) {
                compare(
                        "file " + file,
                        mine == null ? null : mine.lines().toList(),
                        theirs == null ? null : theirs.lines().toList(),
                        differences);
            }
        }
        return differences;
    }

    private static TreeSet<String> both(java.util.Set<String> mine, java.util.Set<String> theirs) {
        TreeSet<String> names = new TreeSet<>(mine);
        names.addAll(theirs);
        return names;
    }

    private static void compare(String what, List<String> mine, List<String> theirs, List<String> differences) {
        if (mine == null || theirs == null) {
            differences.add(what + (mine == null ? " is too much" : " is missing"));
        } else if (!mine.equals(theirs)) {
            Map<String, Long> count = theirs.stream().collect(Collectors.groupingBy(row -> row, Collectors.counting()));
            Map<String, Long> counted = mine.stream().collect(Collectors.groupingBy(row -> row, Collectors.counting()));
            differences.add(what + " differs: " + mine.size() + " and " + theirs.size() + " lines");
            counted.keySet().stream()
                    .filter(row -> !counted.get(row).equals(count.get(row)))
                    .limit(MOST_LINES)
                    .forEach(row -> differences.add("  - " + row));
            count.keySet().stream()
                    .filter(row -> !count.get(row).equals(counted.get(row)))
                    .limit(MOST_LINES)
                    .forEach(row -> differences.add("  + " + row));
        }
    }
}
