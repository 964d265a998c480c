package org.disclosurerollup.reporting.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.RollUp;
import org.disclosurerollup.validation.Expression;

/**
 * One side of a rule in Excel's words, over the cells as people fill them: numbers, 是 and 否, text, and blanks, which
 * text such as {@code /} in a number's cell is too. It means what {@link Expression} does: a blank counts as nothing
 * once another part is filled, and a side that is all blank is unknown.
 */
final class SideFormula {

    /** What stands for no value, as the intake reads it. */
    static final List<String> BLANKS = List.of(
            "/", "-", "\u2014", "\u2014\u2014", "\uFF0D", "\u2013", "--", "\u2015", "\u2500", "\u2500\u2500", "\uFF0F");

    private static final String BEYOND_ALL = "1E+15";

    private final Expression side;
    private final int decimals;
    private final CellPlaces places;
    private final List<Term> terms;

    /** @param decimals those of the rule */
    SideFormula(Expression side, int decimals, Form form, CellPlaces places) {
        this.side = side;
        this.decimals = decimals;
        this.places = places;
        this.terms = terms(side, decimals, form);
    }

    /**
     * A cell of the side.
     *
     * @param factor its coefficient
     * @param half half of its last decimal, in half units of the rule's
     */
    private record Term(Cell cell, boolean before, long factor, long half) {

        private Term and(Term same) {
            return new Term(cell, before, factor + same.factor, half + same.half);
        }

        private boolean isNumber() {
            return cell.isFigure() && !isYesOrNo();
        }

        private boolean isYesOrNo() {
            return cell.rollUp() == RollUp.COUNT_YES;
        }
    }

    private static List<Term> terms(Expression side, int decimals, Form form) {
        Map<String, Term> terms = new LinkedHashMap<>();
        for (int i = 0; i < side.cells().length; i++) {
            Cell cell = form.cells().get(side.cells()[i]);
            boolean counted = side.kind() == Expression.Kind.FILLED;
            long factor = side.factors()[i] / FixedPoint.power(counted ? decimals : decimals - cell.decimals());
            Term term = new Term(cell, side.previous()[i], factor, side.halves()[i]);
            terms.merge(cell.code() + " " + term.before(), term, Term::and);
        }
        return List.copyOf(terms.values());
    }

    /** The value as a decimal number; nothing in it says whether the side is known. */
    String value() {
        return switch (side.kind()) {
            case SUM -> sum();
            case MAX -> extreme("MAX", "-" + BEYOND_ALL);
            case MIN -> extreme("MIN", BEYOND_ALL);
            case FILLED -> count();
        };
    }

    /** Conditions of which any leaves the side unknown; none where it is never so. */
    List<String> unknown() {
        List<String> conditions = new ArrayList<>();
        List<Term> before = terms.stream().filter(Term::before).toList();
        if (!before.isEmpty()) {
            conditions.add(filled(before) + "<" + before.size());
        }
        if (side.kind() != Expression.Kind.FILLED && !side.isConstant()) {
            conditions.add(filled(terms) + "=0");
        }
        return conditions;
    }

    /** How far the value may be off through rounding, in half units of the rule's last decimal; empty for not at all. */
    String margin() {
        Map<Long, List<Term>> byHalf = new TreeMap<>();
        terms.stream()
                .filter(term -> term.half() != 0)
                .forEach(term -> byHalf.computeIfAbsent(term.half(), half -> new ArrayList<>())
                        .add(term));
        boolean sum = side.kind() == Expression.Kind.SUM;
        List<String> margins = new ArrayList<>();
        byHalf.forEach((half, same) -> margins.add(half + "*(" + filled(same) + (sum ? ")" : ">0)")));
        if (margins.isEmpty()) {
            return "";
        }
        return sum ? String.join("+", margins) : "MAX(" + String.join(",", margins) + ")";
    }

    private String sum() {
        StringBuilder sum = new StringBuilder();
        if (side.constant() != 0 || side.isConstant()) {
            sum.append(FixedPoint.toText(side.constant(), decimals));
        }
        byFactor().forEach((factor, same) -> {
            List<String> numbers = numbers(same);
            if (!numbers.isEmpty()) {
                sum.append(times(factor))
                        .append("SUM(")
                        .append(String.join(",", numbers))
                        .append(')');
            }
            same.stream()
                    .filter(Term::isYesOrNo)
                    .forEach(term -> sum.append(times(factor)).append(isYes(term)));
        });
        return plain(sum);
    }

    private String count() {
        StringBuilder count = new StringBuilder();
        byFactor()
                .forEach((factor, same) -> count.append(times(factor))
                        .append('(')
                        .append(filled(same))
                        .append(')'));
        return plain(count);
    }

    private Map<Long, List<Term>> byFactor() {
        Map<Long, List<Term>> byFactor = new LinkedHashMap<>();
        terms.forEach(term -> byFactor.computeIfAbsent(term.factor(), factor -> new ArrayList<>())
                .add(term));
        return byFactor;
    }

    private static String plain(StringBuilder sum) {
        return sum.charAt(0) == '+' ? sum.substring(1) : sum.toString();
    }

    private static String times(long factor) {
        return (factor < 0 ? "-" : "+") + (Math.abs(factor) == 1 ? "" : Math.abs(factor) + "*");
    }

    private String extreme(String function, String beyondAll) {
        List<String> values = new ArrayList<>(numbers(terms));
        terms.stream()
                .filter(Term::isYesOrNo)
                .forEach(term ->
                        values.add("IF(" + filled(List.of(term)) + "=0," + beyondAll + "," + isYes(term) + ")"));
        return CellPlaces.over(function, values);
    }

    /** How many of the terms are filled. */
    private String filled(Collection<Term> some) {
        List<String> counts = new ArrayList<>();
        List<String> numbers = numbers(some);
        if (!numbers.isEmpty()) {
            counts.add(CellPlaces.over("COUNT", numbers));
        }
        for (Term term : some) {
            if (term.isYesOrNo()) {
                counts.add(isYes(term) + "+(TRIM(" + reference(term) + ")=\"否\")");
            } else if (!term.cell().isFigure()) {
                counts.add("1*" + hasText(reference(term)));
            }
        }
        return String.join("+", counts);
    }

    private List<String> numbers(Collection<Term> some) {
        List<String> numbers = new ArrayList<>(cells(some, term -> term.isNumber() && !term.before(), false));
        numbers.addAll(cells(some, term -> term.isNumber() && term.before(), true));
        return numbers;
    }

    private List<String> cells(Collection<Term> some, Predicate<Term> which, boolean before) {
        return places.references(
                some.stream().filter(which).map(term -> term.cell().index()).toList(), before);
    }

    private String isYes(Term term) {
        return "1*(TRIM(" + reference(term) + ")=\"是\")";
    }

    private String reference(Term term) {
        return places.reference(term.cell().index(), term.before());
    }

    /** Whether a cell holds text that does not stand for a blank. */
    static String hasText(String reference) {
        StringBuilder and = new StringBuilder("AND(TRIM(" + reference + ")<>\"\"");
        BLANKS.forEach(blank -> and.append(",TRIM(")
                .append(reference)
                .append(")<>\"")
                .append(blank)
                .append('"'));
        return and.append(')').toString();
    }
}
