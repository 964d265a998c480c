package org.disclosurerollup.validation.ruleset;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.validation.Rule;
import org.disclosurerollup.validation.ruleset.RuleSetReport.Contradiction;
import org.disclosurerollup.validation.ruleset.RuleSetReport.Duplicate;
import org.disclosurerollup.validation.ruleset.RuleSetReport.Redundancy;

/**
 * Examines the rules of one form as linear inequalities over its figures, of which only signed cells may be negative.
 *
 * <p>A hard rule counts as redundant only if it follows from hard rules: a soft one does not keep a submission out.
 * Rules that take part in a contradiction are set aside one by one, so that all contradictions are found and the rest is
 * still examined.
 */
public final class RuleSetCheck {

    private final Form form;
    private final FormFigures figures;
    private final List<RuleFormula> formulas;
    private final Map<RuleFormula, Condition> conditions = new HashMap<>();
    private final List<Condition> filledOrNot;
    private final List<RuleFormula> neverFiring = new ArrayList<>();
    private final List<Duplicate> duplicates = new ArrayList<>();
    private final List<Contradiction> contradictions = new ArrayList<>();

    private RuleSetCheck(Form form, List<Rule> rules) {
        this.form = form;
        this.figures = FormFigures.of(form);
        this.formulas = RuleFormula.all(rules);
        formulas.forEach(formula -> conditions.put(formula, formula.condition(form.size())));
        this.filledOrNot = formulas.stream()
                .flatMap(formula -> formula.askedToBeFilled().stream())
                .distinct()
                .map(cell -> Condition.of(FormFigures.atMost(Condition.filled(cell, form.size()), 1)))
                .toList();
    }

    public static RuleSetReport check(Form form, List<Rule> rules) {
        return new RuleSetCheck(form, rules).check();
    }

    private RuleSetReport check() {
        List<RuleFormula> sound = consistent(telling(distinct()));
        List<Redundancy> redundant = new ArrayList<>();
        List<Redundancy> redundantWhenComplete = new ArrayList<>();
        for (RuleFormula formula : sound) {
            List<RuleFormula> others = othersThan(formula, sound);
            List<RuleFormula> decided = others.stream()
                    .filter(other -> other.isDecidedWith(formula))
                    .toList();
            Optional<List<RuleFormula>> from = reasons(formula, decided);
            if (from.isPresent()) {
                redundant.add(new Redundancy(formula, from.get()));
            } else {
                reasons(formula, others)
                        .ifPresent(reasons -> redundantWhenComplete.add(new Redundancy(formula, reasons)));
            }
        }
        return new RuleSetReport(
                form,
                formulas.size(),
                contradictions,
                neverFiring,
                duplicates,
                redundant,
                redundantWhenComplete,
                alwaysZero(sound),
                unwatched(),
                unguarded());
    }

    /** Hard formulas first, each once. */
    private List<RuleFormula> distinct() {
        Map<Condition, RuleFormula> first = new HashMap<>();
        List<RuleFormula> distinct = new ArrayList<>();
        List<RuleFormula> hardFirst = formulas.stream()
                .sorted(Comparator.comparing(formula -> !formula.isHard()))
                .toList();
        for (RuleFormula formula : hardFirst) {
            RuleFormula same = first.putIfAbsent(conditions.get(formula), formula);
            if (same == null) {
                distinct.add(formula);
            } else {
                duplicates.add(new Duplicate(formula, same));
            }
        }
        return distinct;
    }

    /** Leaves out what cannot fail, and what only repeats that a figure is not negative, which is known. */
    private List<RuleFormula> telling(List<RuleFormula> distinct) {
        List<RuleFormula> telling = new ArrayList<>();
        for (RuleFormula formula : distinct) {
            if (isGuard(formula)) {
                continue;
            }
            if (reasons(formula, List.of()).isPresent()) {
                neverFiring.add(formula);
            } else {
                telling.add(formula);
            }
        }
        return telling;
    }

    private boolean isGuard(RuleFormula formula) {
        return formula.guardedCell()
                .filter(cell -> !form.cells().get(cell).signed())
                .isPresent();
    }

    /** Hard rules are reconciled before soft ones join, so that a soft rule is blamed only where it takes part. */
    private List<RuleFormula> consistent(List<RuleFormula> telling) {
        List<RuleFormula> hard = withoutContradictions(
                telling.stream().filter(RuleFormula::isHard).toList());
        List<RuleFormula> all = new ArrayList<>(hard);
        telling.stream().filter(formula -> !formula.isHard()).forEach(all::add);
        return withoutContradictions(all);
    }

    private List<RuleFormula> withoutContradictions(List<RuleFormula> candidates) {
        List<RuleFormula> left = new ArrayList<>(candidates);
        Optional<BitSet> conflict = conflict(left, List.of());
        while (conflict.isPresent()) {
            List<RuleFormula> rules = pick(left, conflict.get());
            contradictions.add(new Contradiction(rules));
            left.remove(rules.get(rules.size() - 1));
            conflict = conflict(left, List.of());
        }
        return left;
    }

    private static List<RuleFormula> othersThan(RuleFormula formula, List<RuleFormula> sound) {
        return sound.stream()
                .filter(other -> !other.equals(formula))
                .filter(other -> other.isHard() || !formula.isHard())
                .toList();
    }

    /** The formulas from which a formula follows: they leave no figures that fail it. Nothing if it does not follow. */
    private Optional<List<RuleFormula>> reasons(RuleFormula formula, List<RuleFormula> others) {
        return conflict(others, List.of(conditions.get(formula).negated())).map(conflict -> pick(others, conflict));
    }

    private Optional<BitSet> conflict(List<RuleFormula> together, List<Condition> more) {
        List<Condition> all = new ArrayList<>();
        together.forEach(formula -> all.add(conditions.get(formula)));
        all.addAll(more);
        all.addAll(figures.bounds());
        all.addAll(filledOrNot);
        return Conditions.conflict(all, figures.signed());
    }

    private static List<RuleFormula> pick(List<RuleFormula> from, BitSet numbers) {
        return numbers.stream().filter(i -> i < from.size()).mapToObj(from::get).toList();
    }

    private List<Cell> alwaysZero(List<RuleFormula> sound) {
        List<RuleFormula> hard = sound.stream().filter(RuleFormula::isHard).toList();
        List<Cell> candidates = form.cells().stream()
                .filter(FormFigures::isReported)
                .filter(cell -> !cell.signed())
                .toList();
        if (conflict(hard, candidates.stream().map(RuleSetCheck::positive).toList())
                .isEmpty()) {
            return List.of();
        }
        return candidates.stream()
                .filter(cell -> conflict(hard, List.of(positive(cell))).isPresent())
                .toList();
    }

    private static Condition positive(Cell cell) {
        return Condition.of(FormFigures.atMost(cell.index(), 0)).negated();
    }

    private List<Cell> unwatched() {
        Set<Integer> watched = new LinkedHashSet<>();
        formulas.stream().filter(formula -> !isGuard(formula)).forEach(formula -> watched.addAll(formula.cells()));
        return form.cells().stream()
                .filter(FormFigures::isReported)
                .filter(cell -> !watched.contains(cell.index()))
                .toList();
    }

    private List<Cell> unguarded() {
        Set<Integer> guarded = new HashSet<>();
        formulas.forEach(formula -> formula.guardedCell().ifPresent(guarded::add));
        return form.cells().stream()
                .filter(FormFigures::isReported)
                .filter(cell -> !cell.signed() && !guarded.contains(cell.index()))
                .toList();
    }
}
