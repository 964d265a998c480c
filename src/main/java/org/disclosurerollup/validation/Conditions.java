package org.disclosurerollup.validation;

import java.util.ArrayList;
import java.util.List;

/**
 * What formulas ask of a few cells while all others keep what was filed. The unknown cells count as filled; blanks and
 * rounding are as in {@link Formula#evaluate}.
 */
final class Conditions {

    /** A formula that stays undecided asks nothing. */
    private static final List<List<Constraint>> NOTHING = List.of(List.of());

    private final int[] unknowns;
    private final long[] figures;

    /** @param unknowns indexes of the cells that may change */
    Conditions(long[] filed, int[] unknowns) {
        this.unknowns = unknowns;
        this.figures = filed.clone();
        for (int unknown : unknowns) {
            figures[unknown] = 0;
        }
    }

    /**
     * The alternatives that the formula leaves: one of them must hold in whole. More than one only for {@code max} and
     * {@code min}, one for each cell that may be the largest or smallest.
     *
     * @param rounded whether rounded amounts need only agree within their margin, or exactly
     */
    List<List<Constraint>> of(Formula formula, boolean rounded) {
        List<List<Constraint>> alternatives = new ArrayList<>();
        for (Formula condition : formula.conditions()) {
            List<List<Constraint>> asked = of(condition, true);
            if (asked.equals(NOTHING)) {
                return NOTHING;
            }
            alternatives.addAll(complement(asked));
        }
        List<long[]> left = terms(formula.left());
        List<long[]> right = terms(formula.right());
        if (left.isEmpty() || right.isEmpty()) {
            return NOTHING;
        }
        long margin =
                rounded ? formula.left().margin(figures, null) + formula.right().margin(figures, null) : 0;
        for (long[] a : left) {
            for (long[] b : right) {
                for (List<Constraint> relation : relations(formula.relation(), a, b, margin)) {
                    List<Constraint> alternative = new ArrayList<>();
                    addDominance(formula.left().kind(), a, left, alternative);
                    addDominance(formula.right().kind(), b, right, alternative);
                    alternative.addAll(relation);
                    alternatives.add(alternative);
                }
            }
        }
        return alternatives;
    }

    /** That none of the alternatives holds: of each, one constraint is broken. */
    private static List<List<Constraint>> complement(List<List<Constraint>> alternatives) {
        List<List<Constraint>> complement = List.of(List.of());
        for (List<Constraint> alternative : alternatives) {
            List<List<Constraint>> longer = new ArrayList<>();
            for (List<Constraint> broken : complement) {
                for (Constraint constraint : alternative) {
                    for (Constraint opposite : constraint.opposites()) {
                        List<Constraint> all = new ArrayList<>(broken);
                        all.add(opposite);
                        longer.add(all);
                    }
                }
            }
            complement = longer;
        }
        return complement;
    }

    /** What the side's value can be: the factor of each unknown, then the constant. None for a blank side. */
    private List<long[]> terms(Expression side) {
        List<long[]> terms = new ArrayList<>();
        if (side.kind() == Expression.Kind.FILLED) {
            long[] count = new long[unknowns.length + 1];
            count[unknowns.length] = side.value(figures, null);
            terms.add(count);
            return terms;
        }
        if (side.kind() == Expression.Kind.SUM) {
            long constant = side.value(figures, null);
            if (constant != Expression.BLANK) {
                long[] sum = new long[unknowns.length + 1];
                sum[unknowns.length] = constant;
                for (int i = 0; i < side.cells().length; i++) {
                    int unknown = unknown(side.cells()[i]);
                    if (unknown >= 0) {
                        sum[unknown] += side.factors()[i];
                    }
                }
                terms.add(sum);
            }
            return terms;
        }
        for (int i = 0; i < side.cells().length; i++) {
            int unknown = unknown(side.cells()[i]);
            long figure = figures[side.cells()[i]];
            if (figure != Expression.BLANK) {
                long[] term = new long[unknowns.length + 1];
                term[unknown >= 0 ? unknown : unknowns.length] =
                        unknown >= 0 ? side.factors()[i] : Math.multiplyExact(figure, side.factors()[i]);
                terms.add(term);
            }
        }
        return terms;
    }

    private int unknown(int cell) {
        for (int i = 0; i < unknowns.length; i++) {
            if (unknowns[i] == cell) {
                return i;
            }
        }
        return -1;
    }

    /** That the chosen term is the largest or smallest of all. */
    private static void addDominance(
            Expression.Kind kind, long[] chosen, List<long[]> terms, List<Constraint> constraints) {
        for (long[] other : terms) {
            if (other != chosen) {
                constraints.add(
                        kind == Expression.Kind.MAX
                                ? constraint(minus(chosen, other), 1, 0, false)
                                : constraint(minus(other, chosen), 1, 0, false));
            }
        }
    }

    /** The same comparison as {@link Relation#holds}: alternatives of constraints that must hold in whole. */
    private static List<List<Constraint>> relations(Relation relation, long[] a, long[] b, long margin) {
        int scale = margin == 0 ? 1 : 2;
        long[] difference = minus(a, b);
        Constraint notMore = constraint(difference, -scale, margin, false);
        Constraint notLess = constraint(difference, scale, margin, false);
        return switch (relation) {
            case EQUAL ->
                List.of(margin == 0 ? List.of(constraint(difference, 1, 0, true)) : List.of(notMore, notLess));
            case NOT_EQUAL ->
                List.of(
                        List.of(constraint(difference, scale, -margin - 1, false)),
                        List.of(constraint(difference, -scale, -margin - 1, false)));
            case AT_MOST -> List.of(List.of(notMore));
            case AT_LEAST -> List.of(List.of(notLess));
            case LESS -> List.of(List.of(constraint(difference, -scale, margin - 1, false)));
            case MORE -> List.of(List.of(constraint(difference, scale, margin - 1, false)));
        };
    }

    private static long[] minus(long[] a, long[] b) {
        long[] difference = new long[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = Math.subtractExact(a[i], b[i]);
        }
        return difference;
    }

    private static Constraint constraint(long[] term, long scale, long added, boolean equality) {
        long[] factors = new long[term.length - 1];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = Math.multiplyExact(term[i], scale);
        }
        long constant = Math.addExact(Math.multiplyExact(term[factors.length], scale), added);
        return new Constraint(factors, constant, equality);
    }
}
