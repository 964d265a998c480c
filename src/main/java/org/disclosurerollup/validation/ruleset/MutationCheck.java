package org.disclosurerollup.validation.ruleset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.validation.Outcome;
import org.disclosurerollup.validation.Rule;

/**
 * Plants one error in each filled cell of a form, in every way of {@link Mutation}, and asks the rules about each.
 *
 * <p>An error is caught by the rules that fail with it and did not fail without it. Rules that look at the year before
 * stay undecided, as there is none.
 */
public final class MutationCheck {

    private final Form form;
    private final List<RuleFormula> formulas;

    public MutationCheck(Form form, List<Rule> rules) {
        this.form = form;
        this.formulas = RuleFormula.all(rules);
    }

    /** @param figures one per cell of the form; left as they are */
    public MutationReport check(long[] figures) {
        Set<RuleFormula> failing = new HashSet<>(failed(figures));
        List<MutationReport.Trial> trials = new ArrayList<>();
        for (Cell cell : form.cells()) {
            long figure = figures[cell.index()];
            if (figure == FixedPoint.BLANK) {
                continue;
            }
            for (Mutation mutation : Mutation.values()) {
                OptionalLong mistaken =
                        mutation.isMadeIn(cell) ? mutation.apply(figure, cell.decimals()) : OptionalLong.empty();
                if (mistaken.isPresent()) {
                    long[] mutated = figures.clone();
                    mutated[cell.index()] = mistaken.getAsLong();
                    trials.add(trial(cell, mutation, failed(mutated), failing));
                }
            }
        }
        return new MutationReport(trials);
    }

    private static MutationReport.Trial trial(
            Cell cell, Mutation mutation, List<RuleFormula> failed, Set<RuleFormula> before) {
        Set<String> caughtBy = new LinkedHashSet<>();
        boolean hard = false;
        for (RuleFormula formula : failed) {
            if (!before.contains(formula)) {
                caughtBy.add(formula.id());
                hard |= formula.isHard();
            }
        }
        return new MutationReport.Trial(cell, mutation, caughtBy, hard);
    }

    private List<RuleFormula> failed(long[] figures) {
        return formulas.stream()
                .filter(formula -> formula.formula().evaluate(figures, null) == Outcome.FAILED)
                .toList();
    }
}
