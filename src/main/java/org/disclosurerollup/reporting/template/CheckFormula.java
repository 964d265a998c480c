package org.disclosurerollup.reporting.template;

import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.validation.Formula;

/** A rule's formula in Excel's words: its two sides, and what it says of them. */
final class CheckFormula {

    private final Formula formula;
    private final Form form;
    private final CellPlaces places;
    private final SideFormula left;
    private final SideFormula right;

    CheckFormula(Formula formula, Form form, CellPlaces places) {
        this.formula = formula;
        this.form = form;
        this.places = places;
        this.left = new SideFormula(formula.left(), formula.decimals(), form, places);
        this.right = new SideFormula(formula.right(), formula.decimals(), form, places);
    }

    /** The value of the left side, or empty text where it is unknown. */
    String left() {
        return knownOrEmpty(left);
    }

    /** The value of the right side, or empty text where it is unknown. */
    String right() {
        return knownOrEmpty(right);
    }

    private static String knownOrEmpty(SideFormula side) {
        List<String> unknown = side.unknown();
        return unknown.isEmpty() ? side.value() : "IF(" + or(unknown) + ",\"\"," + side.value() + ")";
    }

    private static String or(List<String> conditions) {
        return conditions.size() == 1 ? conditions.get(0) : "OR(" + String.join(",", conditions) + ")";
    }

    /** By how much, in half units of the last decimal, the sides may differ through rounding; empty for not at all. */
    String margin() {
        List<String> margins = new ArrayList<>();
        for (SideFormula side : List.of(left, right)) {
            if (!side.margin().isEmpty()) {
                margins.add(side.margin());
            }
        }
        return String.join("+", margins);
    }

    /** 1 where all conditions hold, otherwise 0; empty where there are none. */
    String conditions() {
        if (formula.conditions().isEmpty()) {
            return "";
        }
        List<String> all = new ArrayList<>();
        for (Formula condition : formula.conditions()) {
            CheckFormula one = new CheckFormula(condition, form, places);
            for (SideFormula side : List.of(one.left, one.right)) {
                side.unknown().forEach(unknown -> all.add("NOT(" + unknown + ")"));
            }
            String margin = one.margin().isEmpty() ? "0" : one.margin();
            all.add(one.holds("(" + one.left.value() + ")", "(" + one.right.value() + ")", "(" + margin + ")"));
        }
        return "IF(AND(" + String.join(",", all) + "),1,0)";
    }

    /**
     * Whether known sides stand in the formula's relation. Their difference is rounded to whole half units, in which it
     * is exact: Excel computes in binary fractions.
     */
    String holds(String leftValue, String rightValue, String margin) {
        String difference =
                "ROUND(" + 2 * FixedPoint.power(formula.decimals()) + "*(" + leftValue + "-" + rightValue + "),0)";
        return switch (formula.relation()) {
            case EQUAL -> "ABS(" + difference + ")<=" + margin;
            case NOT_EQUAL -> "ABS(" + difference + ")>" + margin;
            case AT_MOST -> difference + "<=" + margin;
            case AT_LEAST -> difference + ">=-" + margin;
            case LESS -> difference + "<" + margin;
            case MORE -> difference + ">-" + margin;
        };
    }
}
