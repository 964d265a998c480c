package org.disclosurerollup.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * One office's form of one year, 75 cells: parts follow from their sums, about a quarter is blank, and about one form in
 * a hundred breaks a rule. An office fills the same cells every year, with figures up to a tenth more or less than its
 * usual ones.
 */
final class Filing {
    /** The cells that the national form of 2014 does not have. */
    static final int MORE_CELLS = 12;

    private static final int ONE_IN = 100;
    private static final long SEED = 20170101;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final Random usual;
    private final Random year;
    private final Map<String, String> values = new LinkedHashMap<>(128);

    Filing(String office, int year) {
        this.usual = new Random((SEED + office.hashCode()) * MIX);
        this.year = new Random((SEED * year + office.hashCode()) * MIX);
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
        free(30, "6");
        amount(2_00, "7");
        free(2, "8.1");
        free(9, "8.2");
        sum("8.3", about(2, 6), "8.3.1", "8.3.2");
        amount(50_00, "8.4");
        free(50, "9.1");
        free(5, "9.2");
        plain("9.3", about(20, 50));
        blank("2.2.1.1", "2.2.2.1");
        blank("3.3.4", "3.3.4.1", "3.3.4.2", "3.3.4.3", "3.3.4.4", "3.3.4.5", "3.3.4.6");
        for (int cell = 1; cell <= MORE_CELLS; cell++) {
            free(100, "11." + cell);
        }
        yes("10.1", "10.3", "10.4");
        blank("10.2", "10.5");
        if (this.year.nextInt(ONE_IN) == 0) {
            breakARule();
        }
    }

    /** The codes of the cells, in the order of {@link #row}. */
    static Iterable<String> codes() {
        return new Filing("", 0).values.keySet();
    }

    /** The values as one row of a table file, without the columns before the cells. */
    String row() {
        return String.join(",", values.values());
    }

    private void breakARule() {
        switch (year.nextInt(10)) {
            case 0 -> increase("3.1");
            case 1 -> increase("3.2");
            case 2 -> increase("3.3");
            case 3 -> increase("4");
            case 4 -> increase("5");
            case 5 -> increase("8.3");
            case 6 -> values.put("6", "-1");
            case 7 -> values.put("1.1", "20");
            case 8 -> values.put("8.4", "120000.5");
            default -> values.put("8.3", "");
        }
    }

    private void increase(String code) {
        values.put(code, Integer.toString(Integer.parseInt(values.get(code)) + 1));
    }

    /** What the office has every year, a tenth more or less. */
    private int about(int least, int range) {
        int base = least + usual.nextInt(range);
        return base * (90 + year.nextInt(21)) / 100;
    }

    private void plain(String code, int value) {
        values.put(code, Integer.toString(value));
    }

    private void blank(String... codes) {
        for (String code : codes) {
            values.put(code, "");
        }
    }

    private void free(int range, String... codes) {
        for (String code : codes) {
            int value = about(0, range);
            values.put(code, usual.nextInt(8) == 0 ? "" : Integer.toString(value));
        }
    }

    /** An amount with two decimals. */
    private void amount(int hundredths, String code) {
        int value = about(0, hundredths);
        values.put(code, usual.nextInt(8) == 0 ? "" : value / 100 + (value % 100 < 10 ? ".0" : ".") + value % 100);
    }

    private void sum(String code, int whole, String... parts) {
        plain(code, whole);
        parts(whole, parts);
    }

    private void parts(int whole, String... parts) {
        int left = whole;
        for (int i = 0; i < parts.length; i++) {
            int share = usual.nextInt(101);
            boolean leavesBlank = usual.nextBoolean();
            int here = i == parts.length - 1 ? left : left * share / 100;
            values.put(parts[i], here == 0 && leavesBlank ? "" : Integer.toString(here));
            left -= here;
        }
    }

    private void yes(String... codes) {
        for (String code : codes) {
            values.put(code, usual.nextBoolean() ? "" : usual.nextBoolean() ? "是" : "否");
        }
    }
}
