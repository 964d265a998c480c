package org.disclosurerollup.validation.ruleset;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.disclosurerollup.validation.Expression;
import org.disclosurerollup.validation.Expression.Kind;
import org.disclosurerollup.validation.Formula;

/**
 * What a formula demands of a form whose cells are all filled: one of several sets of inequalities must hold as a whole.
 * Most formulas have one such set; a total that must not exceed the largest of some parts has one for each part.
 *
 * <p>Rounded amounts get the same room as when a submission is checked. That a cell is filled, where a formula asks it, is
 * a figure of its own, one or zero: it follows those of this year and of the year before. A formula with conditions holds
 * where one of them does not.
 */
record Condition(Set<Set<Inequality>> alternatives) {

    /** A sum of figures, as one side of an inequality. */
    private record Side(Expression of, int first, int last) {}

    /**
     * @param cells number of cells of the form; figures of the year before are numbered from there on, whether a cell is
     *     filled from twice there on
     */
    static Condition of(Formula formula, int cells) {
        Condition condition = comparison(formula, cells);
        for (Formula asked : formula.conditions()) {
            condition = condition.or(of(asked, cells).negated());
        }
        return condition;
    }

    /** The number of the figure that says whether a cell is filled. */
    static int filled(int cell, int cells) {
        return 2 * cells + cell;
    }

    private static Condition comparison(Formula formula, int cells) {
        long margin = Math.addExact(margin(formula.left()), margin(formula.right()));
        long room = Math.floorDiv(margin, 2);
        long strictRoom = margin == 0 ? -1 : Math.floorDiv(margin - 1, 2);
        Expression left = formula.left();
        Expression right = formula.right();
        return switch (formula.relation()) {
            case AT_MOST -> atMost(left, right, room, cells);
            case LESS -> atMost(left, right, strictRoom, cells);
            case AT_LEAST -> atMost(right, left, room, cells);
            case MORE -> atMost(right, left, strictRoom, cells);
            case EQUAL -> atMost(left, right, room, cells).and(atMost(right, left, room, cells));
            case NOT_EQUAL -> atMost(left, right, -room - 1, cells).or(atMost(right, left, -room - 1, cells));
        };
    }

    static Condition of(Inequality inequality) {
        return new Condition(Set.of(Set.of(inequality)));
    }

    /** The condition that holds exactly when this one does not. */
    Condition negated() {
        Condition negation = new Condition(Set.of(Set.of()));
        for (Set<Inequality> alternative : alternatives) {
            Set<Set<Inequality>> broken = new LinkedHashSet<>();
            alternative.forEach(inequality -> broken.add(Set.of(inequality.negated())));
            negation = negation.and(new Condition(broken));
        }
        return negation;
    }

    private Condition and(Condition other) {
        Set<Set<Inequality>> both = new LinkedHashSet<>();
        for (Set<Inequality> mine : alternatives) {
            for (Set<Inequality> others : other.alternatives) {
                Set<Inequality> all = new LinkedHashSet<>(mine);
                all.addAll(others);
                both.add(all);
            }
        }
        return new Condition(both);
    }

    private Condition or(Condition other) {
        Set<Set<Inequality>> either = new LinkedHashSet<>(alternatives);
        either.addAll(other.alternatives);
        return new Condition(either);
    }

    /** The same of a form in which every cell is filled: what that settles is left out. */
    Condition whereAllIsFilled(int cells) {
        Set<Set<Inequality>> left = new LinkedHashSet<>();
        for (Set<Inequality> alternative : alternatives) {
            Set<Inequality> settled = alternative.stream()
                    .map(inequality -> inequality.whereOneFrom(2 * cells))
                    .filter(inequality -> !inequality.isTrue())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (settled.stream().noneMatch(Inequality::isFalse)) {
                left.add(settled);
            }
        }
        return new Condition(left);
    }

    /** The rounding of a side whose cells are all filled, in half units of the rule's scale. */
    private static long margin(Expression side) {
        long margin = 0;
        for (long half : side.halves()) {
            margin = side.kind() == Kind.SUM ? Math.addExact(margin, half) : Math.max(margin, half);
        }
        return margin;
    }

    /** The largest of some is at most a value when all are; it is at least a value when one is. */
    private static Condition atMost(Expression low, Expression high, long room, int cells) {
        Set<Set<Inequality>> alternatives = new LinkedHashSet<>();
        for (List<Side> lows : choices(low, Kind.MIN)) {
            for (List<Side> highs : choices(high, Kind.MAX)) {
                Set<Inequality> all = new LinkedHashSet<>();
                for (Side a : lows) {
                    for (Side b : highs) {
                        all.add(inequality(a, b, room, cells));
                    }
                }
                alternatives.add(all);
            }
        }
        return new Condition(alternatives);
    }

    private static List<List<Side>> choices(Expression side, Kind anyOf) {
        if (side.kind() == Kind.SUM || side.kind() == Kind.FILLED) {
            return List.of(List.of(new Side(side, 0, side.cells().length)));
        }
        List<Side> single = new ArrayList<>();
        for (int i = 0; i < side.cells().length; i++) {
            single.add(new Side(side, i, i + 1));
        }
        return side.kind() == anyOf ? single.stream().map(List::of).toList() : List.of(single);
    }

    private static Inequality inequality(Side low, Side high, long room, int cells) {
        SortedMap<Integer, BigInteger> weights = new TreeMap<>();
        add(low, 1, cells, weights);
        add(high, -1, cells, weights);
        BigInteger bound = BigInteger.valueOf(high.of().constant())
                .subtract(BigInteger.valueOf(low.of().constant()))
                .add(BigInteger.valueOf(room));
        return new Inequality(weights, bound);
    }

    private static void add(Side side, int sign, int cells, SortedMap<Integer, BigInteger> weights) {
        Expression of = side.of();
        for (int i = side.first(); i < side.last(); i++) {
            int figure = of.previous()[i] ? cells + of.cells()[i] : of.cells()[i];
            figure = of.kind() == Kind.FILLED ? filled(of.cells()[i], cells) : figure;
            weights.merge(figure, BigInteger.valueOf(sign * of.factors()[i]), BigInteger::add);
        }
    }
}
