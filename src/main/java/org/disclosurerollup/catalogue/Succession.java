package org.disclosurerollup.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who took over from whom between a period and the year before it (撤并、拆分、更名改码): what ended on or after the first
 * day of the year before and did not exist on the period's last day. Codes only; where each stands is the trees' matter.
 */
public final class Succession {

    private final Map<String, List<String>> successors = new LinkedHashMap<>();
    private final Map<String, List<String>> predecessors = new LinkedHashMap<>();

    /** @param ended units that name successors */
    static Succession of(List<Unit> ended, Period period) {
        Succession succession = new Succession();
        for (Unit unit : ended) {
            if (!unit.validTo().isBefore(period.yearBefore().firstDay())
                    && unit.validTo().isBefore(period.lastDay())) {
                for (String successor : unit.successors()) {
                    succession.link(unit.code(), successor);
                }
            }
        }
        return succession;
    }

    private void link(String predecessor, String successor) {
        successors.computeIfAbsent(predecessor, code -> new ArrayList<>(1)).add(successor);
        predecessors.computeIfAbsent(successor, code -> new ArrayList<>(2)).add(predecessor);
    }

    public boolean isEmpty() {
        return successors.isEmpty();
    }

    /** The codes from which others took over, in the order of {@code units.csv}. */
    public Set<String> predecessors() {
        return Collections.unmodifiableSet(successors.keySet());
    }

    /** The codes that took over from others, in the order in which {@code units.csv} names them. */
    public Set<String> successors() {
        return Collections.unmodifiableSet(predecessors.keySet());
    }

    /** Codes of the units that took over from this one; empty if none did. */
    public List<String> successorsOf(String code) {
        return Collections.unmodifiableList(successors.getOrDefault(code, List.of()));
    }

    /** Codes of the units that this one took over from; empty if there are none. */
    public List<String> predecessorsOf(String code) {
        return Collections.unmodifiableList(predecessors.getOrDefault(code, List.of()));
    }
}
