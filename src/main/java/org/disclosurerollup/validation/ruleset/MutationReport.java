package org.disclosurerollup.validation.ruleset;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.disclosurerollup.catalogue.Cell;

/** Which rules caught which of the errors that were planted in one form, one at a time. */
public record MutationReport(List<Trial> trials) {

    public MutationReport {
        trials = List.copyOf(trials);
    }

    /**
     * One planted error.
     *
     * @param caughtBy ids of the rules that failed because of it
     * @param hard whether a hard rule is among them, so that the form would not be counted
     */
    public record Trial(Cell cell, Mutation mutation, Set<String> caughtBy, boolean hard) {

        public boolean isCaught() {
            return !caughtBy.isEmpty();
        }
    }

    public List<Trial> of(Mutation mutation) {
        return trials.stream().filter(trial -> trial.mutation() == mutation).toList();
    }

    public List<Trial> uncaught() {
        return trials.stream().filter(trial -> !trial.isCaught()).toList();
    }

    /** The errors that no rule catches, by cell. */
    public Map<Cell, Set<Mutation>> uncaughtByCell() {
        Map<Cell, Set<Mutation>> byCell = new LinkedHashMap<>();
        uncaught()
                .forEach(trial -> byCell.computeIfAbsent(trial.cell(), cell -> new LinkedHashSet<>())
                        .add(trial.mutation()));
        return byCell;
    }

    public List<Trial> caughtBy(String rule) {
        return trials.stream().filter(trial -> trial.caughtBy().contains(rule)).toList();
    }

    /** The errors that would pass if this rule were not there. */
    public List<Trial> caughtOnlyBy(String rule) {
        return trials.stream()
                .filter(trial -> trial.caughtBy().equals(Set.of(rule)))
                .toList();
    }
}
