package org.disclosurerollup.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.disclosurerollup.Project;

/**
 * Makes two years of filings of a whole {@link Country} to measure with: units.csv, forms/, and inbox/ with one file in
 * table layout for each year. The same scale makes the same files; nothing in them is real. Files are written as they
 * are made, so that ten countries need no more memory than one.
 */
final class NationalYears {
    static final List<Integer> YEARS = List.of(2016, 2017);
    static final String FORM = "disclosure-2014";

    private final Country country;
    private final Path folder;

    NationalYears(double scale, Path folder) {
        this.country = new Country(scale);
        this.folder = folder;
    }

    Country country() {
        return country;
    }

    Path units() {
        return folder.resolve("units.csv");
    }

    Path forms() {
        return folder.resolve("forms");
    }

    Path inbox() {
        return folder.resolve("inbox");
    }

    void make() throws IOException {
        Files.createDirectories(inbox());
        try (BufferedWriter file = Files.newBufferedWriter(units())) {
            file.write("code,name,kind,parent,valid_from,valid_to\n");
            country.forEachUnit((code, name, kind, parent) ->
                    file.write(String.join(",", code, name, kind, parent, "", "") + "\n"));
        }
        copyForms();
        for (int year : YEARS) {
            writeYear(year, inbox());
        }
    }

    /** The inbox of one year by itself, in one file. */
    Path makeOneYear() throws IOException {
        Path inbox = folder.resolve("one-file");
        Files.createDirectories(inbox);
        writeYear(YEARS.get(0), inbox);
        return inbox;
    }

    /** The same year with a file for each filing, in a folder for each area. */
    Path makeSeparateFiles() throws IOException {
        Path inbox = folder.resolve("separate-files");
        int year = YEARS.get(0);
        country.forEachUnit((code, name, kind, parent) -> {
            Path area = inbox.resolve(parent);
            if (isOffice(kind)) {
                Files.writeString(area.resolve(code + ".csv"), header() + row(code, year));
            } else {
                Files.createDirectories(inbox.resolve(code));
            }
        });
        return inbox;
    }

    private void writeYear(int year, Path target) throws IOException {
        try (BufferedWriter file = Files.newBufferedWriter(target.resolve(year + ".csv"))) {
            file.write(header());
            country.forEachUnit((code, name, kind, parent) -> {
                if (isOffice(kind)) {
                    file.write(row(code, year));
                }
            });
        }
    }

    private static boolean isOffice(String kind) {
        return kind.equals("government") || kind.equals("department");
    }

    private static String header() {
        return "unit_code,year,form," + String.join(",", Filing.codes()) + "\n";
    }

    private static String row(String office, int year) {
        return office + "," + year + "," + FORM + "," + new Filing(office, year).row() + "\n";
    }

    /** A correction of one office's first year, as a third file of the inbox; every number makes another. */
    Path correct(int number) throws IOException {
        String[] office = new String[1];
        country.forEachUnit((code, name, kind, parent) -> {
            if (office[0] == null && kind.equals("department") && parent.endsWith("01")) {
                office[0] = code;
            }
        });
        Path file = Files.writeString(
                inbox().resolve("correction.csv"),
                "unit_code,year,form,revision,reason,1.1,1.2.2,6\n%s,%d,%s,%d,更正,321,%d,5\n"
                        .formatted(office[0], YEARS.get(0), FORM, 2 + number, 300 + number));
        // It came before the night: a file of less than two seconds would be watched first.
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }

    /** The shipped forms, that of 2014 with as many cells more as make 75. */
    private void copyForms() throws IOException {
        Files.createDirectories(forms());
        StringBuilder more = new StringBuilder("  - id: more\n    cells:\n");
        for (int cell = 1; cell <= Filing.MORE_CELLS; cell++) {
            more.append("      - {code: \"11.%d\", label: 补充指标%d, unit: 件, local: true}\n".formatted(cell, cell));
        }
        try (Stream<Path> all = Files.list(Project.path("jobs", "forms"))) {
            for (Path form : all.toList()) {
                String text = Files.readString(form);
                boolean widened = form.endsWith(FORM + ".yml");
                Files.writeString(
                        forms().resolve(form.getFileName()),
                        widened ? text.replace("\nrules:\n", more + "\nrules:\n") : text);
            }
        }
    }
}
