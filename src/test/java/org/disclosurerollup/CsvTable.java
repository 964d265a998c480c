package org.disclosurerollup;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file as rows by column name. */
public record CsvTable(List<Map<String, String>> rows) {

    public static CsvTable read(Path file) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(file);
                CSVParser parser = format.parse(reader)) {
            return new CsvTable(parser.stream().map(CSVRecord::toMap).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows in which all the named columns have the given values: {@code where("year", "2017", "cell", "1.1")}. */
    public List<Map<String, String>> where(String... columnsAndValues) {
        return rows.stream()
                .filter(row -> {
                    for (int i = 0; i < columnsAndValues.length; i += 2) {
                        if (!columnsAndValues[i + 1].equals(row.get(columnsAndValues[i]))) {
                            return false;
                        }
                    }
                    return true;
                })
                .toList();
    }

    /** The only row with these values. */
    public Map<String, String> row(String... columnsAndValues) {
        List<Map<String, String>> found = where(columnsAndValues);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " rows have " + String.join(" ", columnsAndValues) + ": " + found);
        }
        return found.get(0);
    }
}
