package org.disclosurerollup.reporting.summary.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.catalogue.CatalogueException;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.validation.Expression;
import org.disclosurerollup.validation.Formula;
import org.disclosurerollup.validation.PartList;
import org.disclosurerollup.validation.Relation;
import org.disclosurerollup.validation.RuleBook;

/**
 * What a figure is made of, as the form's own rules state it.
 *
 * @param exhaustive whether the parts are the whole ({@code [3.1] = [3.1.1] + …}); otherwise they overlap, as the channels
 *     do through which one item is published several times ({@code [1.1] >= max([1.2.1] .. [1.2.5])})
 */
record Composition(Cell whole, List<Cell> parts, boolean exhaustive) {

    /** By whole, in the order of the rules; none where the form's rules cannot be read any more. */
    static Map<Cell, List<Composition>> of(Form form) {
        Map<Cell, List<Composition>> byWhole = new LinkedHashMap<>();
        RuleBook rules;
        try {
            rules = RuleBook.compile(form);
        } catch (CatalogueException e) {
            return byWhole;
        }
        for (PartList list : rules.partLists(form)) {
            add(byWhole, new Composition(list.whole(), list.parts(), true));
        }
        rules.rules(form).stream()
                .flatMap(rule -> rule.formulas().stream())
                .filter(Composition::boundsFromBelow)
                .forEach(formula -> add(byWhole, overlapping(formula, form)));
        return byWhole;
    }

    private static boolean boundsFromBelow(Formula formula) {
        Expression left = formula.left();
        Expression right = formula.right();
        return formula.relation() == Relation.AT_LEAST
                && left.kind() == Expression.Kind.SUM
                && left.cells().length == 1
                && right.kind() == Expression.Kind.MAX
                && right.cells().length > 1
                && !formula.looksBack();
    }

    private static Composition overlapping(Formula formula, Form form) {
        return new Composition(
                form.cells().get(formula.left().cells()[0]),
                Arrays.stream(formula.right().cells())
                        .mapToObj(form.cells()::get)
                        .toList(),
                false);
    }

    private static void add(Map<Cell, List<Composition>> byWhole, Composition composition) {
        List<Composition> known = byWhole.computeIfAbsent(composition.whole(), cell -> new ArrayList<>());
        if (known.stream().noneMatch(other -> other.parts().equals(composition.parts()))) {
            known.add(composition);
        }
    }
}
