package org.disclosurerollup.submission;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Where the columns that identify a submission stand in a table or long file. */
record KeyColumns(int unit, int year, int form, int scope, int revision, int reason) {

    private static final Set<String> NAMES = Set.of("unit_code", "year", "form", "scope", "revision", "reason");

    static KeyColumns of(String[] header) {
        List<String> names = Arrays.asList(header);
        return new KeyColumns(
                names.indexOf("unit_code"),
                names.indexOf("year"),
                names.indexOf("form"),
                names.indexOf("scope"),
                names.indexOf("revision"),
                names.indexOf("reason"));
    }

    static boolean isKey(String name) {
        return NAMES.contains(name);
    }

    /** Whether the three columns that every such file must have are there. */
    boolean areComplete() {
        return unit >= 0 && year >= 0 && form >= 0;
    }

    Identification.Stated stated(CsvRows row) {
        return new Identification.Stated(
                row.stripped(unit),
                row.stripped(year),
                row.stripped(form),
                row.stripped(scope),
                row.stripped(revision),
                row.stripped(reason));
    }
}
