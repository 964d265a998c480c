package org.disclosurerollup.submission;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Where the columns that identify a submission stand in a table or long file. */
record KeyColumns(int unit, int year, int form, int scope, int revision, int reason, int withdrawn) {

    private static final Set<String> NAMES =
            Set.of("unit_code", "year", "form", "scope", "revision", "reason", "withdrawn");
    private static final Set<String> OF_A_LONG_FILE = Set.of("cell", "value");

    static KeyColumns of(String[] header) {
        List<String> names = Arrays.asList(header);
        return new KeyColumns(
                names.indexOf("unit_code"),
                names.indexOf("year"),
                names.indexOf("form"),
                names.indexOf("scope"),
                names.indexOf("revision"),
                names.indexOf("reason"),
                names.indexOf("withdrawn"));
    }

    static boolean isKey(String name) {
        return NAMES.contains(name);
    }

    /** A column that says what the values of a row are and stands in the header twice. */
    static Optional<String> repeated(String[] header) {
        List<String> names = Arrays.asList(header);
        return names.stream()
                .filter(name -> isKey(name) || OF_A_LONG_FILE.contains(name))
                .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                .findFirst();
    }

    /** Whether the three columns that every such file must have are there. */
    boolean areComplete() {
        return unit >= 0 && year >= 0 && form >= 0;
    }

    /** Whether at least two of the three are there: the header of such a file, with a column missing. */
    boolean areSeveral() {
        return IntStream.of(unit, year, form).filter(column -> column >= 0).count() > 1;
    }

    Identification.Stated stated(Rows row) {
        return new Identification.Stated(
                row.stripped(unit),
                row.stripped(year),
                row.stripped(form),
                row.stripped(scope),
                row.stripped(revision),
                row.stripped(reason),
                row.stripped(withdrawn));
    }
}
