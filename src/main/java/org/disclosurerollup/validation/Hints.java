package org.disclosurerollup.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.submission.ReadingRule;
import org.disclosurerollup.submission.Submission;

/**
 * Names the fewest cells, at most three, whose change would let a submission keep all its hard rules. Cells of several
 * sets of that size are named set by set, the likelier first: those that something unreadable, swapped digits, a moved
 * point or one wrong digit would explain. Rules about what is filled and what is blank are left out: they ask for no
 * figure.
 */
public final class Hints {

    /** How many sets are named. */
    private static final int MOST = 5;

    private final RuleBook rules;

    public Hints(RuleBook rules) {
        this.rules = rules;
    }

    /**
     * None for an accepted submission, where no three cells will do, and where the search met its limit before it found
     * any. None either for a row of too many or too few fields: its figures may stand in the wrong cells.
     *
     * @param verdict what the rules say of the submission
     */
    public List<Hint> of(Submission submission, Verdict verdict) {
        if (verdict.isAccepted() || isShifted(submission)) {
            return List.of();
        }
        List<Formula> hard = rules.rules(submission.form()).stream()
                .filter(rule -> rule.definition().severity() == Severity.HARD)
                .filter(rule -> rule.asks(submission.unitKind()))
                .flatMap(rule -> rule.formulas().stream())
                .filter(formula -> !formula.countsFilled())
                .toList();
        List<Ranked> ranked = new ArrayList<>();
        for (ErrorLocalisation.Solution solution :
                new ErrorLocalisation(submission.form(), hard, submission.figures()).smallest()) {
            ranked.add(ranked(submission, solution));
        }
        ranked.sort(Comparator.comparingInt(Ranked::cost).thenComparing(Ranked::cells, Hints::inFormOrder));
        return ranked.stream().limit(MOST).map(Ranked::hint).toList();
    }

    private static boolean isShifted(Submission submission) {
        return submission.findings().stream()
                .anyMatch(finding -> finding.rule().equals(ReadingRule.WRONG_FIELD_COUNT.code()));
    }

    private record Ranked(int cost, List<Integer> cells, Hint hint) {}

    private static Ranked ranked(Submission submission, ErrorLocalisation.Solution solution) {
        int cost = 0;
        List<Hint.Change> changes = new ArrayList<>();
        for (int i = 0; i < solution.values().length; i++) {
            Cell cell = submission.form().cells().get(solution.cells().get(i));
            long filed = submission.figures()[cell.index()];
            long right = solution.values()[i];
            String received = submission.received().get(cell.code());
            boolean unreadable = submission.findings().stream()
                    .anyMatch(finding -> cell.code().equals(finding.cell()));
            cost += (unreadable ? Slip.UNREADABLE : Slip.of(filed, right)).cost();
            changes.add(new Hint.Change(
                    cell,
                    unreadable && received != null ? received : FixedPoint.toText(filed, cell.decimals()),
                    right == WholeSolutions.SEVERAL ? "" : FixedPoint.toText(right, cell.decimals())));
        }
        return new Ranked(cost, solution.cells(), new Hint(changes));
    }

    /** Sets of the same size, by their first cell that differs. */
    private static int inFormOrder(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < a.size(); i++) {
            if (!a.get(i).equals(b.get(i))) {
                return a.get(i).compareTo(b.get(i));
            }
        }
        return 0;
    }
}
