package org.disclosurerollup.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All units over all years. May be used by several threads. */
public final class UnitRegister {

    private final List<Unit> units;
    private final byte[] file;
    private final String fingerprint;
    private final Map<String, List<Unit>> byCode = new HashMap<>();
    private final Map<String, Set<String>> codesByName = new HashMap<>();
    private final List<Unit> ended = new ArrayList<>();
    private final Map<Period, UnitTree> trees = new ConcurrentHashMap<>();
    private final Map<Period, Succession> successions = new ConcurrentHashMap<>();

    UnitRegister(List<Unit> units, byte[] file) {
        this.file = file;
        this.fingerprint = Fingerprint.of(file);
        this.units = List.copyOf(units);
        for (Unit unit : units) {
            if (!unit.successors().isEmpty()) {
                ended.add(unit);
            }
            byCode.computeIfAbsent(unit.code(), code -> new ArrayList<>(1)).add(unit);
            codesByName
                    .computeIfAbsent(unit.name(), name -> new LinkedHashSet<>(2))
                    .add(unit.code());
        }
    }

    /** All rows of {@code units.csv}, in its order. */
    public List<Unit> units() {
        return units;
    }

    /** The file of units as it was read. */
    public byte[] file() {
        return file;
    }

    /** SHA-256 of the file of units. */
    public String fingerprint() {
        return fingerprint;
    }

    /** The rows of one code, in file order; empty for an unknown code. */
    public List<Unit> ofCode(String code) {
        return Collections.unmodifiableList(byCode.getOrDefault(code, List.of()));
    }

    /** The codes of the units that bear the name; more than one where the name is ambiguous. */
    public List<String> codesNamed(String name) {
        return List.copyOf(codesByName.getOrDefault(name, Set.of()));
    }

    /** The tree of the units that existed in the period, made once. */
    public UnitTree treeOf(Period period) {
        return trees.computeIfAbsent(period, p -> UnitTree.of(units, p));
    }

    /** Who took over from whom between the year before and the period, made once. */
    public Succession successionTo(Period period) {
        return successions.computeIfAbsent(period, p -> Succession.of(ended, p));
    }
}
