package org.disclosurerollup.submission;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The units whose submissions are read: all, or those of some codes. */
public final class UnitSelection {

    private static final AtomicInteger LAST_NUMBER = new AtomicInteger();

    /** Every unit. */
    public static final UnitSelection ALL = new UnitSelection(null);

    private final Set<String> codes;
    private final int number;

    private UnitSelection(Set<String> codes) {
        this.codes = codes == null ? null : Set.copyOf(codes);
        this.number = LAST_NUMBER.incrementAndGet();
    }

    /** These units; all, if there is no such set. */
    public static UnitSelection of(Optional<Set<String>> codes) {
        return codes.map(UnitSelection::new).orElse(ALL);
    }

    /** Tells it from every other selection of this process. */
    int number() {
        return number;
    }

    public boolean isAll() {
        return codes == null;
    }

    /** Whether both are of the same units. */
    public boolean isSame(UnitSelection other) {
        return Objects.equals(codes, other.codes);
    }

    public boolean contains(String unitCode) {
        return codes == null || codes.contains(unitCode);
    }

    /**
     * The codes, for {@code in (select unnest(?))}; {@code null} if every unit is meant. In {@code = any (?)} the planner
     * looks at each of them to guess how many rows it will find, which takes longer than most queries; it is for those
     * that are to find them by an index.
     */
    public String[] toArray() {
        return codes == null ? null : codes.toArray(String[]::new);
    }
}
