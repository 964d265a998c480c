package org.disclosurerollup.validation.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Compared with trying all small figures one after another. */
class TableauTests {

    private static final int FIGURES = 3;
    private static final int LARGEST = 6;

    @Property
    void noConflictIsFoundWhereFiguresExist(@ForAll("inequalities") List<List<Integer>> rows) {
        List<Inequality> inequalities = inequalities(rows);
        if (isMetBySmallFigures(inequalities, false)) {
            assertThat(new Tableau(inequalities, new BitSet()).conflict().isEmpty())
                    .isTrue();
        }
    }

    @Property
    void figuresThatMayBeNegativeAreTriedToo(@ForAll("inequalities") List<List<Integer>> rows) {
        List<Inequality> inequalities = inequalities(rows);
        BitSet signed = new BitSet();
        signed.set(0, FIGURES);
        if (isMetBySmallFigures(inequalities, true)) {
            assertThat(new Tableau(inequalities, signed).conflict().isEmpty()).isTrue();
        }
    }

    @Property
    void theFiguresFoundMeetAllInequalities(@ForAll("inequalities") List<List<Integer>> rows) {
        List<Inequality> inequalities = inequalities(rows);
        Tableau tableau = new Tableau(inequalities, new BitSet());
        if (!tableau.conflict().isEmpty()) {
            return;
        }
        long[] figures = new long[FIGURES];
        for (int i = 0; i < FIGURES; i++) {
            if (tableau.figure(i).isEmpty()) {
                return;
            }
            figures[i] = tableau.figure(i).get().longValueExact();
        }
        assertThat(LongStream.of(figures)).allMatch(figure -> figure >= 0);
        assertThat(inequalities).allMatch(inequality -> holds(inequality, figures));
    }

    @Property
    void noneOfAConflictCanBeLeftOut(@ForAll("inequalities") List<List<Integer>> rows) {
        List<Condition> conditions =
                inequalities(rows).stream().map(Condition::of).toList();
        BitSet signed = new BitSet();
        Conditions.conflict(conditions, signed)
                .ifPresent(conflict -> conflict.stream().forEach(left -> {
                    List<Condition> others = conflict.stream()
                            .filter(number -> number != left)
                            .mapToObj(conditions::get)
                            .toList();
                    assertThat(Conditions.conflict(others, signed)).isEmpty();
                }));
    }

    @Property
    void anInequalityOrItsNegationHolds(@ForAll("inequalities") List<List<Integer>> rows) {
        for (Inequality inequality : inequalities(rows)) {
            for (long[] figures : smallFigures(true)) {
                assertThat(holds(inequality, figures)).isNotEqualTo(holds(inequality.negated(), figures));
            }
        }
    }

    /** Each a bound and the weights of three figures. */
    @Provide
    Arbitrary<List<List<Integer>>> inequalities() {
        Arbitrary<Integer> number = Arbitraries.integers().between(-3, 3);
        return number.list().ofSize(FIGURES + 1).list().ofMinSize(1).ofMaxSize(6);
    }

    private static List<Inequality> inequalities(List<List<Integer>> rows) {
        return rows.stream()
                .map(row -> {
                    SortedMap<Integer, BigInteger> weights = new TreeMap<>();
                    for (int i = 0; i < FIGURES; i++) {
                        weights.put(i, BigInteger.valueOf(row.get(i + 1)));
                    }
                    return new Inequality(weights, BigInteger.valueOf(row.get(0)));
                })
                .toList();
    }

    private static boolean isMetBySmallFigures(List<Inequality> inequalities, boolean negative) {
        return smallFigures(negative).stream()
                .anyMatch(figures -> inequalities.stream().allMatch(inequality -> holds(inequality, figures)));
    }

    private static List<long[]> smallFigures(boolean negative) {
        List<long[]> all = new ArrayList<>();
        int smallest = negative ? -LARGEST : 0;
        for (int a = smallest; a <= LARGEST; a++) {
            for (int b = smallest; b <= LARGEST; b++) {
                for (int c = smallest; c <= LARGEST; c++) {
                    all.add(new long[] {a, b, c});
                }
            }
        }
        return all;
    }

    private static boolean holds(Inequality inequality, long[] figures) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < FIGURES; i++) {
            BigInteger weight = inequality.weights().getOrDefault(i, BigInteger.ZERO);
            sum = sum.add(weight.multiply(BigInteger.valueOf(figures[i])));
        }
        return sum.compareTo(inequality.bound()) <= 0;
    }
}
