package org.disclosurerollup.validation;

import java.util.List;
import org.disclosurerollup.catalogue.RuleDefinition;

/**
 * An edit rule ready to run: its definition and its formula, once for each thing that {@code for-each} names.
 *
 * @param formulas the compiled formulas; each counts as a rule of its own when outcomes are counted
 */
public record Rule(RuleDefinition definition, List<Formula> formulas) {

    boolean looksBack() {
        return formulas.stream().anyMatch(Formula::looksBack);
    }
}
