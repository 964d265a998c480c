package org.disclosurerollup.reporting.template;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.UnitKind;
import org.disclosurerollup.validation.Formula;
import org.disclosurerollup.validation.Rule;
import org.disclosurerollup.validation.RuleBook;

/** The checks of a form for units of a kind, in the order of their sheet, and which of them mark a cell. */
final class CheckPlan {

    private final List<Check> checks = new ArrayList<>();
    private final List<List<Check>> byCell = new ArrayList<>();

    /** @param firstRow of the sheet of checks, from 0 */
    CheckPlan(Form form, UnitKind kind, RuleBook rules, int firstRow) {
        form.cells().forEach(cell -> byCell.add(new ArrayList<>()));
        Stream.concat(rules.rules(form).stream(), rules.rulesLookingBack(form).stream())
                .filter(rule -> rule.asks(kind))
                .forEach(rule -> add(rule, form, firstRow));
    }

    private void add(Rule rule, Form form, int firstRow) {
        if (Check.areOneLimit(rule.formulas(), form)) {
            add(new Check(firstRow + checks.size(), rule.definition(), rule.formulas()));
            return;
        }
        for (Formula formula : rule.formulas()) {
            add(new Check(firstRow + checks.size(), rule.definition(), List.of(formula)));
        }
    }

    private void add(Check check) {
        checks.add(check);
        check.marked().forEach(cell -> byCell.get(cell).add(check));
    }

    List<Check> checks() {
        return checks;
    }

    /** The checks that mark the cell where they fail. */
    List<Check> marking(int cell) {
        return byCell.get(cell);
    }
}
