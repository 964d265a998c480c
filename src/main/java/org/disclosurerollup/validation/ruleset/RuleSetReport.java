package org.disclosurerollup.validation.ruleset;

import java.util.List;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Form;

/**
 * What an examination of a form's rules found. Formulas count one by one; a rule with {@code for-each} has several.
 *
 * @param formulas number of formulas of all rules
 * @param contradictions rules that no completely filled form can pass together
 * @param neverFiring formulas that no figures can fail
 * @param duplicates formulas that say the same as another
 * @param redundant formulas that cannot fail unless one of some others does, whatever is blank
 * @param redundantWhenComplete formulas of which this is so while no cell is blank; they are needed where some are
 * @param alwaysZero cells in which the rules allow nothing but zero
 * @param unwatched cells of figures that no rule names but the one against negative figures
 * @param unguarded cells that cannot be negative, and no rule says so
 */
public record RuleSetReport(
        Form form,
        int formulas,
        List<Contradiction> contradictions,
        List<RuleFormula> neverFiring,
        List<Duplicate> duplicates,
        List<Redundancy> redundant,
        List<Redundancy> redundantWhenComplete,
        List<Cell> alwaysZero,
        List<Cell> unwatched,
        List<Cell> unguarded) {

    /**
     * Rules that cannot all pass.
     *
     * @param rules none of them can be left out of the contradiction
     */
    public record Contradiction(List<RuleFormula> rules) {

        /** Whether hard rules alone are in contradiction, so that every complete form is rejected. */
        public boolean isHard() {
            return rules.stream().allMatch(RuleFormula::isHard);
        }
    }

    /** A formula that comes to the same as an earlier or harder one. */
    public record Duplicate(RuleFormula formula, RuleFormula of) {}

    /** A formula that follows from others. */
    public record Redundancy(RuleFormula formula, List<RuleFormula> from) {}
}
