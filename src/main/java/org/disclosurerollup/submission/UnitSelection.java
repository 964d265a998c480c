package org.disclosurerollup.submission;

import java.util.Optional;
import java.util.Set;

/** The units whose submissions are read: all, or those of some codes. */
public final class UnitSelection {

    /** Every unit. */
    public static final UnitSelection ALL = new UnitSelection(null);

    private final Set<String> codes;

    private UnitSelection(Set<String> codes) {
        this.codes = codes;
    }

    /** These units; all, if there is no such set. */
    public static UnitSelection of(Optional<Set<String>> codes) {
        return codes.map(UnitSelection::new).orElse(ALL);
    }

    public boolean isAll() {
        return codes == null;
    }

    public boolean contains(String unitCode) {
        return codes == null || codes.contains(unitCode);
    }

    /** The codes, for {@code = any (?)}; {@code null} if every unit is meant. */
    public String[] toArray() {
        return codes == null ? null : codes.toArray(String[]::new);
    }
}
