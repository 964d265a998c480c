package org.disclosurerollup;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.disclosurerollup.database.Database;

/**
 * Makes two years of filings of a whole country, of a region or of a city, to measure with: each office has a form of 75
 * cells a year, of which a quarter is blank, and one in a hundred with a sum that is not met. The same seed makes the same
 * files; nothing in them is real.
 *
 * <p>{@code NationalYears make FOLDER [country|region|city]} writes units.csv, forms/ and inbox/; {@code correct FOLDER}
 * adds the correction of one office's first year; {@code rows DATABASE} tells how many rows each run wrote in which table,
 * and how long each of its steps took.
 */
public final class NationalYears {
    private static final int[] YEARS = {2016, 2017};
    private static final int MORE_CELLS = 12;
    private static final int ONE_IN = 100;
    private static final int SUMS = 6;
    private static final String FORM = "disclosure-2014";
    private static final List<String> TABLES = List.of("submission", "finding", "total", "total_base");

    private static final String STEPS = """
            select p.parameter_value, s.step_name, (extract(epoch from s.end_time - s.start_time) * 1000)::bigint
            from batch.batch_step_execution s
            join batch.batch_job_execution_params p using (job_execution_id)
            where p.parameter_name = 'run'
            order by s.step_execution_id
            """;

    private final Size size;
    private final Random random = new Random(20170101);
    private final List<List<String>> officesByRegion = new ArrayList<>();
    private final StringBuilder units = new StringBuilder("code,name,kind,parent,valid_from,valid_to\n");

    /**
     * How large what is made is.
     *
     * @param regions 0 where a city is all there is
     * @param offices of all areas together, which file
     * @param officesOfHigherAreas of each region and city
     */
    record Size(int regions, int cities, int counties, int offices, int officesOfHigherAreas) {

        static Size of(String name) {
            return switch (name) {
                case "country" -> new Size(31, 341, 2_900, 148_180, 40);
                case "region" -> new Size(1, 10, 100, 3_000, 30);
                case "city" -> new Size(0, 1, 13, 60, 47);
                default -> throw new IllegalArgumentException("country, region or city");
            };
        }

        /** Files of an inbox, one for each. */
        int parts() {
            return Math.max(1, regions);
        }
    }

    private NationalYears(Size size) {
        this.size = size;
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]);
        switch (args[0]) {
            case "make" -> new NationalYears(Size.of(args.length > 2 ? args[2] : "country")).make(folder);
            case "correct" -> correct(folder);
            case "rows" -> tellRows(args[1]);
            default -> throw new IllegalArgumentException("make, correct or rows");
        }
    }

    private void make(Path folder) throws IOException {
        makeUnits();
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("units.csv"), units);
        copyForms(folder.resolve("forms"));
        List<String> cells = new Filing(0, new Random(0)).codes();
        for (int year : YEARS) {
            Path inbox = Files.createDirectories(folder.resolve("inbox").resolve("" + year));
            for (int region = 0; region < size.parts(); region++) {
                try (PrintWriter file =
                        new PrintWriter(Files.newBufferedWriter(inbox.resolve("region-" + region + ".csv")))) {
                    file.println("unit_code,year,form," + String.join(",", cells));
                    for (String office : officesByRegion.get(region)) {
                        file.println(
                                office + "," + year + "," + FORM + "," + new Filing(office.hashCode(), random).row());
                    }
                }
            }
        }
    }

    private void makeUnits() {
        List<String> cities = new ArrayList<>();
        for (int part = 0; part < size.parts(); part++) {
            officesByRegion.add(new ArrayList<>());
        }
        for (int region = 0; region < size.regions(); region++) {
            String code = "%02d0000".formatted(region + 10);
            unit(code, "省" + region, "region", "");
            offices(code, region, size.officesOfHigherAreas());
        }
        for (int city = 0; city < size.cities(); city++) {
            int region = city % size.parts();
            String code = "%02d%02d00".formatted(region + 10, city / size.parts() + 1);
            cities.add(code);
            unit(code, "市" + city, "city", size.regions() == 0 ? "" : "%02d0000".formatted(region + 10));
            offices(code, region, size.officesOfHigherAreas());
        }
        int left = size.offices() - (size.regions() + size.cities()) * size.officesOfHigherAreas();
        for (int county = 0; county < size.counties(); county++) {
            String city = cities.get(county % size.cities());
            String code = city.substring(0, 4) + "%02d".formatted(county / size.cities() + 1);
            unit(code, "县" + county, "county", city);
            int here = left / (size.counties() - county);
            offices(code, county % size.cities() % size.parts(), here);
            left -= here;
        }
    }

    private void offices(String area, int region, int count) {
        for (int office = 0; office < count; office++) {
            String code = area + "-" + office;
            unit(code, "局" + office + " " + area, office == 0 ? "government" : "department", area);
            officesByRegion.get(region).add(code);
        }
    }

    private void unit(String code, String name, String kind, String parent) {
        units.append(String.join(",", code, name, kind, parent, "", "")).append('\n');
    }

    /** The shipped forms, that of 2014 with as many cells more as make 75. */
    private static void copyForms(Path target) throws IOException {
        Files.createDirectories(target);
        StringBuilder more = new StringBuilder("  - id: more\n    cells:\n");
        for (int cell = 1; cell <= MORE_CELLS; cell++) {
            more.append("      - {code: \"11.%d\", label: 补充指标%d, unit: 件, local: true}\n".formatted(cell, cell));
        }
        try (Stream<Path> forms = Files.list(Project.path("jobs", "forms"))) {
            for (Path form : forms.toList()) {
                String text = Files.readString(form);
                boolean widened = form.endsWith(FORM + ".yml");
                Files.writeString(
                        target.resolve(form.getFileName()),
                        widened ? text.replace("\nrules:\n", more + "\nrules:\n") : text);
            }
        }
    }

    private static void correct(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("inbox/correction.csv"),
                "unit_code,year,form,reason,1.1,1.2.2,6\n100101-7," + YEARS[0] + "," + FORM + ",更正,321,300,5\n");
    }

    private static void tellRows(String folder) throws Exception {
        try (Database database = Database.open(folder);
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                tell(
                        statement,
                        table,
                        "select introduced_run, count(*) from " + table + " group by introduced_run order by 1");
            }
            tell(statement, "area_state", "select marked_run, count(*) from area_state group by marked_run order by 1");
            try (ResultSet steps = statement.executeQuery(STEPS)) {
                while (steps.next()) {
                    System.out.printf(
                            "run %s %-12s %6d ms%n", steps.getString(1), steps.getString(2), steps.getLong(3));
                }
            }
        }
    }

    private static void tell(Statement statement, String table, String sql) throws Exception {
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                System.out.printf("%s: run %d wrote %d rows%n", table, rows.getLong(1), rows.getLong(2));
            }
        }
    }

    /**
     * One form, cell by cell: parts follow from the sums. An office fills the same cells every year, with figures that
     * are up to a tenth more or less than its usual ones.
     */
    private static final class Filing {
        private final Random usual;
        private final Random year;
        private final int wrongSum;
        private final List<String> codes = new ArrayList<>();
        private final List<String> values = new ArrayList<>();
        private int sums;

        Filing(long office, Random year) {
            this.usual = new Random(office);
            this.year = year;
            this.wrongSum = year.nextInt(ONE_IN) == 0 ? 1 + year.nextInt(SUMS) : 0;
            int published = about(50, 200);
            plain("1.1", published);
            plain("1.1.1", about(0, 9));
            plain("1.1.2", about(12, 9));
            parts(published, "1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5");
            free(2, "2.1");
            plain("2.2.1", about(4, 9));
            free(20, "2.2.2", "2.2.3", "2.2.4", "2.2.5");
            int received = about(0, 40);
            sum("3.1", received, "3.1.1", "3.1.2", "3.1.3", "3.1.4");
            sum("3.2", received, "3.2.1", "3.2.2");
            sum("3.3", received, "3.3.1", "3.3.2", "3.3.3", "3.3.5", "3.3.6", "3.3.7", "3.3.8");
            sum("4", about(0, 9), "4.1", "4.2", "4.3");
            sum("5", about(0, 9), "5.1", "5.2", "5.3");
            free(30, "6", "7");
            free(2, "8.1");
            free(9, "8.2");
            sum("8.3", about(2, 6), "8.3.1", "8.3.2");
            free(50, "8.4", "9.1");
            free(5, "9.2");
            plain("9.3", about(20, 50));
            blank("2.2.1.1", "2.2.2.1");
            blank("3.3.4", "3.3.4.1", "3.3.4.2", "3.3.4.3", "3.3.4.4", "3.3.4.5", "3.3.4.6");
            for (int cell = 1; cell <= MORE_CELLS; cell++) {
                free(100, "11." + cell);
            }
            yes("10.1", "10.3", "10.4");
            blank("10.2", "10.5");
        }

        List<String> codes() {
            return codes;
        }

        String row() {
            return String.join(",", values);
        }

        /** What the office has every year, a tenth more or less. */
        private int about(int least, int range) {
            int base = least + usual.nextInt(range);
            return base * (90 + year.nextInt(21)) / 100;
        }

        private void plain(String code, int value) {
            codes.add(code);
            values.add(Integer.toString(value));
        }

        private void blank(String... all) {
            for (String code : all) {
                codes.add(code);
                values.add("");
            }
        }

        private void free(int range, String... all) {
            for (String code : all) {
                codes.add(code);
                int value = about(0, range);
                values.add(usual.nextInt(8) == 0 ? "" : Integer.toString(value));
            }
        }

        private void sum(String code, int whole, String... parts) {
            sums++;
            plain(code, sums == wrongSum ? whole + 1 : whole);
            parts(whole, parts);
        }

        private void parts(int whole, String... parts) {
            int left = whole;
            for (int i = 0; i < parts.length; i++) {
                int share = usual.nextInt(101);
                boolean leavesBlank = usual.nextBoolean();
                int here = i == parts.length - 1 ? left : left * share / 100;
                codes.add(parts[i]);
                values.add(here == 0 && leavesBlank ? "" : Integer.toString(here));
                left -= here;
            }
        }

        private void yes(String... all) {
            for (String code : all) {
                codes.add(code);
                values.add(usual.nextBoolean() ? "" : usual.nextBoolean() ? "是" : "否");
            }
        }
    }
}
