package org.disclosurerollup.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.CellMapping;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.RuleDefinition;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.catalogue.UnitKind;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.submission.JdbcSubmissionStore.EarlierYear;
import org.disclosurerollup.submission.JdbcSubmissionStore.Pair;
import org.disclosurerollup.validation.GrowthCheck.Yardstick;

/**
 * Checks the submissions of one form and year against those of the year before: rules that look back, and suspicions.
 * It is shown every pair once; growth among peers is judged at the end, when all are known. Memory is a few bytes
 * per unit and figure.
 *
 * <p>A suspicion's score is how suspicious the value is times its effect: the difference to what was expected, in
 * hundredths of a percent of the city's total. Who has an hour looks at the highest first.
 */
public final class HistoryCheck {

    private static final int FEWEST_FIGURES_COPIED = 8;

    private final List<Rule> rules;
    private final Form form;
    private final Form formBefore;
    private final Heirs heirs;
    private final UnitTree tree;
    private final CellMapping mapping;
    private final List<Scored> findings = new ArrayList<>();
    private final List<Suspicion> suspicions = new ArrayList<>();
    private final Subjects subjects = new Subjects();
    private final GrowthCheck growth;
    private final Map<Integer, long[]> cityTotals = new HashMap<>();
    private Inheritance inheritance;
    private long passed;
    private long failed;
    private long undecided;

    /**
     * @param earlier the stored years before last, each with the form that its figures stand in
     * @param heirs the units whose last year stands under other codes
     */
    public HistoryCheck(
            RuleBook rules, Form form, Form formBefore, SortedMap<Period, Form> earlier, UnitTree tree, Heirs heirs) {
        this.rules = rules.rulesLookingBack(form);
        this.form = form;
        this.formBefore = formBefore;
        this.heirs = heirs;
        this.tree = tree;
        this.mapping = new CellMapping(form, formBefore);
        this.growth = new GrowthCheck(tree, new OwnHistory(form, tree.period(), earlier));
    }

    /** The years before last whose figures {@link #add} wants with each pair; none where they are too few. */
    public List<EarlierYear> earlierYears() {
        return growth.earlierYears();
    }

    /**
     * A finding on a submission.
     *
     * @param score how soon to look at it, 0 for a broken rule
     */
    public record Scored(Finding finding, long submissionId, long fileId, long score) {}

    /**
     * @param cell the cell, {@code null} where it is about the whole submission
     * @param yardstick what growth was judged against, {@code null} where it was not
     */
    private record Suspicion(
            SuspicionKind kind,
            int subject,
            Cell cell,
            long now,
            long before,
            long expected,
            long suspicion,
            Yardstick yardstick) {}

    /** Looks at one unit's two years, unless its last year is not its own alone: see {@link #addInherited}. */
    public void add(Pair pair) {
        if (!heirs.isHeir(pair.unitCode())) {
            look(pair, false);
        }
    }

    /**
     * Looks at an heir's year and one submission of those that it took over, whose arrays may be used again. The
     * submissions of one heir and scope follow each other.
     */
    public void addInherited(Pair pair) {
        if (inheritance == null || !inheritance.isFor(pair)) {
            inheritance = new Inheritance(pair, formBefore, heirs.sourceCount(pair.unitCode()));
        }
        inheritance.add(pair.before());
        if (inheritance.isComplete()) {
            look(inheritance.pair(), inheritance.isMerged());
        }
    }

    /** @param rulesOnly whether last year's figures are a sum, of which nothing can be suspected */
    private void look(Pair pair, boolean rulesOnly) {
        int node = tree.indexOf(pair.unitCode());
        if (node < 0) {
            return;
        }
        int subject = subjects.add(pair.submissionId(), pair.fileId(), pair.line(), node);
        long[] before = mapping.map(pair.before());
        askRules(pair, node, before);
        addToCity(cityOf(node), pair.figures());
        if (rulesOnly) {
            return;
        }
        if (isCopied(pair.figures(), before)) {
            suspicions.add(
                    new Suspicion(SuspicionKind.COPIED, subject, null, 0, 0, 0, SuspicionKind.COPIED.weight(), null));
            return;
        }
        for (Cell cell : form.cells()) {
            long a = pair.figures()[cell.index()];
            long b = before[cell.index()];
            if (a > 0 && b > 0 && cell.rollUp().adds()) {
                lookAt(subject, cell, a, b, pair.earlier());
            }
        }
    }

    private void askRules(Pair pair, int node, long[] before) {
        UnitKind kind = tree.kind(node);
        for (Rule rule : rules) {
            if (!rule.asks(kind)) {
                undecided += rule.formulas().size();
                continue;
            }
            for (Formula formula : rule.formulas()) {
                switch (formula.evaluate(pair.figures(), before)) {
                    case PASSED -> passed++;
                    case UNDECIDED -> undecided++;
                    case FAILED -> {
                        failed++;
                        findings.add(new Scored(
                                broken(rule.definition(), formula, pair, before),
                                pair.submissionId(),
                                pair.fileId(),
                                0));
                    }
                }
            }
        }
    }

    private Finding broken(RuleDefinition rule, Formula formula, Pair pair, long[] before) {
        return new RuleFinding(rule, formula, form, pair.figures(), before)
                .about(pair.unitCode(), tree.period(), null, pair.line(), cell -> pair.line());
    }

    /** The city the unit lies in, or the highest area above it. */
    private int cityOf(int node) {
        int at = node;
        while (tree.parent(at) >= 0 && tree.kind(at) != UnitKind.CITY) {
            at = tree.parent(at);
        }
        return at;
    }

    private void addToCity(int city, long[] figures) {
        long[] totals = cityTotals.computeIfAbsent(city, c -> new long[form.size()]);
        for (int i = 0; i < figures.length; i++) {
            if (figures[i] != FixedPoint.BLANK) {
                totals[i] = Math.addExact(totals[i], figures[i]);
            }
        }
    }

    private static boolean isCopied(long[] now, long[] before) {
        int same = 0;
        for (int i = 0; i < now.length; i++) {
            if (now[i] != before[i]) {
                return false;
            }
            same += now[i] != FixedPoint.BLANK && now[i] != 0 ? 1 : 0;
        }
        return same >= FEWEST_FIGURES_COPIED;
    }

    private void lookAt(int subject, Cell cell, long now, long before, List<long[]> earlier) {
        int shift = ValueSuspicion.decimalShift(now, before, cell.decimals());
        if (shift != 0) {
            long power = FixedPoint.power(Math.abs(shift));
            long expected = shift > 0 ? now / power : Math.multiplyExact(now, power);
            suspect(SuspicionKind.DECIMAL_SHIFT, subject, cell, now, before, expected);
        } else if (ValueSuspicion.isSwapped(now, before)) {
            suspect(SuspicionKind.DIGITS_SWAPPED, subject, cell, now, before, before);
        } else {
            growth.add(subject, cell, now, before, earlier);
        }
    }

    private void suspect(SuspicionKind kind, int subject, Cell cell, long now, long before, long expected) {
        suspicions.add(new Suspicion(kind, subject, cell, now, before, expected, kind.weight(), null));
    }

    /** Judges growth among peers and answers all findings, by submission. */
    public List<Scored> findings() {
        for (GrowthCheck.Deviation odd : growth.deviations(subjects::node)) {
            suspicions.add(new Suspicion(
                    SuspicionKind.GROWTH_OUTLIER,
                    odd.subject(),
                    odd.cell(),
                    odd.now(),
                    odd.before(),
                    odd.expected(),
                    odd.suspicion(),
                    odd.yardstick()));
        }
        for (Suspicion suspicion : suspicions) {
            findings.add(scored(suspicion));
        }
        suspicions.clear();
        return findings;
    }

    /**
     * The findings of several checks of one form and year, which differ in the form of the year before: of a finding on
     * the same cells of a submission the one with the highest score.
     */
    public static List<Scored> together(List<Scored> findings) {
        record Place(long submissionId, String rule, String cell) {}
        Map<Place, Scored> byPlace = new LinkedHashMap<>();
        for (Scored scored : findings) {
            byPlace.merge(
                    new Place(
                            scored.submissionId(),
                            scored.finding().rule(),
                            scored.finding().cell()),
                    scored,
                    (a, b) -> b.score() > a.score() ? b : a);
        }
        return List.copyOf(byPlace.values());
    }

    /** How many rules passed, failed and could not be decided, in words. */
    public String counts() {
        return "%d passed, %d failed, %d undecided".formatted(passed, failed, undecided);
    }

    private Scored scored(Suspicion suspicion) {
        int subject = suspicion.subject();
        Cell cell = suspicion.cell();
        String actual = cell == null ? null : FixedPoint.toText(suspicion.now(), cell.decimals());
        String expected = cell == null ? null : "约 " + FixedPoint.toText(suspicion.expected(), cell.decimals());
        Finding finding = new Finding(
                Severity.SOFT,
                suspicion.kind().code(),
                tree.code(subjects.node(subject)),
                tree.period().toString(),
                form.id(),
                cell == null ? null : cell.code(),
                actual,
                expected,
                message(suspicion, actual),
                null,
                subjects.line(subject));
        return new Scored(finding, subjects.submissionId(subject), subjects.fileId(subject), score(suspicion));
    }

    private static String message(Suspicion suspicion, String actual) {
        Cell cell = suspicion.cell();
        if (cell == null) {
            return "本表所有数据与上年完全相同,请确认是否误报了上年的报表。";
        }
        String before = FixedPoint.toText(suspicion.before(), cell.decimals());
        String both = "“" + cell.shortLabel() + "”本年 " + actual + ",上年 " + before + ",";
        return both
                + switch (suspicion.kind()) {
                    case DECIMAL_SHIFT -> "约为 10 倍、100 倍或更高倍数的差别,请核对计量单位(" + cell.unitOfMeasure() + ")和小数点。";
                    case DIGITS_SWAPPED -> "相邻两位数字对调,请核对是否录入有误。";
                    default -> "增减幅度明显偏离" + suspicion.yardstick().label() + ",请核对;如属实请说明原因。";
                };
    }

    private long score(Suspicion suspicion) {
        if (suspicion.cell() == null) {
            return suspicion.suspicion();
        }
        long total = cityTotals
                .get(cityOf(subjects.node(suspicion.subject())))[
                suspicion.cell().index()];
        long difference = Math.abs(suspicion.now() - suspicion.expected());
        long effect = total <= 0 ? 10_000 : Math.min(10_000, difference / Math.max(1, total / 10_000));
        return suspicion.suspicion() * Math.max(1, effect);
    }
}
