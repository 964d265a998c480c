package org.disclosurerollup.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.disclosurerollup.Office;

/**
 * What the units of a few small regions file over three years and two form versions, with revisions, blanks, texts and errors.
 * The same seed makes the same filings.
 */
final class RandomFilings {
    static final List<String> YEARS = List.of("2017", "2018", "2019");
    static final String[] UNITS = {
        "1,甲省,region,,,",
        "1-gov,甲省政府,government,1,,",
        "11,乙市,city,1,,",
        "12,丙市,city,1,,",
        "111,丁县,county,11,,",
        "112,戊县,county,11,,2018-12-31",
        "113,己区,county,11,2019-01-01,",
        "121,庚县,county,12,,",
        "122,辛区,county,12,,",
        "11-a,乙市教育局,department,11,,",
        "11-b,乙市财政局,department,11,,",
        "12-a,丙市教育局,department,12,,",
        "2,壬省,region,,,",
        "21,癸市,county,2,,",
        "3,子省,region,,,",
        "3-gov,子省政府,government,3,,",
        "31,丑市,city,3,,",
        "311,寅县,county,31,,",
        "31-a,丑市教育局,department,31,,",
        "4,卯省,region,,,",
        "41,辰县,county,4,,",
        "42,巳县,county,4,,2018-12-31",
        "111-a,丁县教育局,department,111,,"
    };
    // Cells that no hard rule ties to others, so that most of the filings count.
    private static final String[] OLD_CELLS = {"1.1", "1.2.2", "1.2.5", "3.1", "6", "7", "8.2"};
    private static final String[] NEW_CELLS = {"1/7", "20.1.2.1", "20.1.2.3"};
    private static final String[] SCORES = {"6"};

    private final Random random;
    private final List<Row> rows = new ArrayList<>();

    /** A submission as a row of a table file. */
    record Row(String form, String[] cells, String text) {}

    RandomFilings(long seed) {
        random = new Random(seed);
        for (String unit : UNITS) {
            String[] fields = unit.split(",", -1);
            for (String year : YEARS) {
                if (random.nextInt(5) > 0) {
                    add(fields[0], fields[2], year);
                }
            }
        }
        Collections.shuffle(rows, random);
    }

    private void add(String unit, String kind, String year) {
        boolean area = List.of("city", "county").contains(kind);
        String scope = area && random.nextBoolean() ? "area" : "own";
        boolean old = year.compareTo("2019") < 0;
        int revisions = random.nextInt(4) == 0 ? 3 : 1;
        for (int revision = 1; revision <= revisions; revision++) {
            if (old) {
                add("disclosure-2014", OLD_CELLS, unit, year, scope, revision);
            } else {
                add("disclosure-2019", NEW_CELLS, unit, year, scope, revision);
            }
            if (kind.equals("department")) {
                add("self-assessment", SCORES, unit, year, "own", revision);
            }
        }
    }

    private void add(String form, String[] cells, String unit, String year, String scope, int revision) {
        StringBuilder row = new StringBuilder(String.join(",", unit, year, form, scope, "" + revision));
        for (int i = 0; i < cells.length; i++) {
            row.append(',').append(value(form.equals("self-assessment") ? 10 : 1000));
        }
        rows.add(new Row(form, cells, row.toString()));
    }

    private String value(int limit) {
        return switch (random.nextInt(50)) {
            case 0 -> "-3";
            case 1 -> "约" + random.nextInt(limit);
            case 2, 3 -> "/";
            case 4 -> "—";
            case 5, 6, 7 -> "";
            case 8, 9, 10 -> "0";
            default -> Integer.toString(random.nextInt(limit));
        };
    }

    /** Divides the filings into as many portions, each of one file per form that it has. */
    List<List<Row>> portions(int count) {
        List<List<Row>> portions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            portions.add(new ArrayList<>());
        }
        rows.forEach(row -> portions.get(random.nextInt(count)).add(row));
        return portions;
    }

    /** Puts a portion into the inbox. */
    static void deliver(Office office, String name, List<Row> portion) {
        for (String form : List.of("disclosure-2014", "disclosure-2019", "self-assessment")) {
            List<Row> ofForm =
                    portion.stream().filter(row -> row.form().equals(form)).toList();
            if (!ofForm.isEmpty()) {
                office.file(
                        name + "-" + form + ".csv",
                        "unit_code,year,form,scope,revision,"
                                + String.join(",", ofForm.get(0).cells()),
                        ofForm.stream().map(Row::text).toArray(String[]::new));
            }
        }
    }
}
