package org.disclosurerollup.validation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.catalogue.Succession;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.submission.UnitSelection;

/**
 * The units whose last year is not, or not only, under their own code. One that took over from a single unit (更名改码)
 * is compared with that one's figures. One that took over from several, or that existed beside what it took over, is
 * compared with the sum of all. One that got a part of another (拆分) has no last year of its own.
 */
public final class Heirs {

    private final Map<String, List<String>> sources = new LinkedHashMap<>();

    /** @param wanted the units to look at; heirs that are none of them are passed over */
    public Heirs(Succession succession, UnitTree before, UnitSelection wanted) {
        for (String heir : succession.successors()) {
            if (!wanted.contains(heir)) {
                continue;
            }
            List<String> from = new ArrayList<>(succession.predecessorsOf(heir));
            boolean whole = from.stream()
                    .allMatch(code -> succession.successorsOf(code).size() == 1 && before.indexOf(code) >= 0);
            if (before.indexOf(heir) >= 0) {
                from.add(heir);
            }
            sources.put(heir, whole ? from : List.of());
        }
    }

    /** Whether the unit's last year is not, or not only, under its own code. */
    public boolean isHeir(String code) {
        return sources.containsKey(code);
    }

    /** The codes under which the heir's figures of last year stand; none where it got a part of another only. */
    public List<String> sourcesOf(String heir) {
        return List.copyOf(sources.get(heir));
    }

    /** How many units of last year's the heir's figures are compared with. */
    int sourceCount(String heir) {
        return sources.get(heir).size();
    }

    /** The heirs, one for each code of {@link #sourceCodes}. */
    public String[] heirCodes() {
        List<String> codes = new ArrayList<>();
        sources.forEach((heir, from) -> from.forEach(source -> codes.add(heir)));
        return codes.toArray(String[]::new);
    }

    /** The codes under which the heirs' figures of last year stand. */
    public String[] sourceCodes() {
        return sources.values().stream().flatMap(List::stream).toArray(String[]::new);
    }
}
