package org.disclosurerollup.validation;

import java.util.List;
import org.disclosurerollup.catalogue.RuleDefinition;
import org.disclosurerollup.catalogue.UnitKind;

/**
 * An edit rule ready to run: its definition and its formula, once for each thing that {@code for-each} names.
 *
 * @param formulas the compiled formulas; each counts as a rule of its own when outcomes are counted
 */
public record Rule(RuleDefinition definition, List<Formula> formulas) {

    /** Whether units of that kind are asked; the rule stays undecided for the others. */
    public boolean asks(UnitKind kind) {
        // Of a unit that is no longer in units.csv nobody knows the kind.
        return kind != null && definition.filedBy().contains(kind);
    }

    boolean looksBack() {
        return formulas.stream().anyMatch(Formula::looksBack);
    }
}
