package org.disclosurerollup.reporting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.comparison.Cause;
import org.disclosurerollup.comparison.FiledVersion;
import org.disclosurerollup.comparison.GrowthStatus;
import org.disclosurerollup.comparison.SubmissionChange;

/** What changed between two runs, in the words that the terminal and the page share. */
final class DiffWording {

    private static final String NOTHING = "—";
    private static final int MOST_CAUSES = 5;

    private DiffWording() {}

    /** Both where they differ, otherwise the one. */
    static String arrow(String before, String after) {
        return before.equals(after) ? after : before + " → " + after;
    }

    static String orNothing(String text) {
        return text.isEmpty() ? NOTHING : text;
    }

    /** With its sign; empty for none. */
    static String signed(BigDecimal difference) {
        if (difference == null || difference.signum() == 0) {
            return "";
        }
        return (difference.signum() > 0 ? "+" : "") + CsvBuffer.plain(difference);
    }

    static String value(MovedFigure figure) {
        return arrow(Wording.figure(figure.valueBefore()), Wording.figure(figure.valueAfter()));
    }

    static String previous(MovedFigure figure) {
        return arrow(Wording.figure(figure.previousBefore()), Wording.figure(figure.previousAfter()));
    }

    static String growth(MovedFigure figure) {
        return arrow(growth(figure, figure.before()), growth(figure, figure.after()));
    }

    private static String growth(MovedFigure figure, Compared compared) {
        if (compared == null || compared.isEmpty()) {
            return NOTHING;
        }
        String growth = Wording.growth(figure.cell(), compared, 2);
        GrowthStatus status = compared.growth().status();
        return growth + (status == GrowthStatus.BREAK || status == GrowthStatus.SMALL_BASE ? "*" : "");
    }

    /** The share, and last year's behind it where that moved; empty where the cell has none. */
    static String share(MovedFigure figure) {
        if (!figure.cell().rollUp().adds()) {
            return "";
        }
        String share = arrow(
                figure.before() == null
                        ? NOTHING
                        : Wording.percent(figure.before().share()),
                figure.after() == null
                        ? NOTHING
                        : Wording.percent(figure.after().share()));
        return figure.isPreviousShareMoved()
                ? share + "(上年 "
                        + arrow(
                                Wording.percent(figure.before().previousShare()),
                                Wording.percent(figure.after().previousShare()))
                        + ")"
                : share;
    }

    /** The revisions compared: {@code 第 1 版 → 第 2 版}. */
    static String revisions(SubmissionChange change) {
        return arrow(revision(change.before()), revision(change.after()));
    }

    private static String revision(FiledVersion version) {
        return version == null ? "无" : "第 " + version.revision() + " 版";
    }

    /** Where the revisions stand: {@code a.csv:3 → b.csv:2}. */
    static String sources(SubmissionChange change) {
        return arrow(source(change.before()), source(change.after()));
    }

    private static String source(FiledVersion version) {
        return version == null ? NOTHING : version.source() + ":" + version.line();
    }

    /** Who brought it when: {@code 第 2 批次 2018-03-01 root}; empty if nothing came. */
    static String broughtBy(SubmissionChange change) {
        FiledVersion after = change.after();
        return after == null ? "" : "第 " + after.introducedRun() + " 批次 " + after.day() + " " + change.madeBy();
    }

    static String reason(SubmissionChange change) {
        return change.after() == null || change.after().reason() == null
                ? ""
                : change.after().reason();
    }

    /** What waits beside it: {@code 另有第 3 版退回,未计入}; empty if nothing does. */
    static String waiting(SubmissionChange change) {
        FiledVersion waiting = change.waiting();
        return waiting == null
                ? ""
                : "另有第 " + waiting.revision() + " 版(" + waiting.source() + ":" + waiting.line() + ")未计入";
    }

    /** The causes, first those of the figure itself; of many the greatest and the sum of the others. */
    static List<String> causes(YearDiff diff, MovedFigure figure) {
        List<String> texts = new ArrayList<>();
        for (MovedFigure.On on : MovedFigure.On.values()) {
            List<Cause> causes = figure.effects().stream()
                    .filter(effect -> effect.on() == on)
                    .map(MovedFigure.Effect::cause)
                    .toList();
            texts.addAll(causes(diff.names(), diff.period(), figure.cell(), on, causes));
        }
        return texts;
    }

    private static BigDecimal weight(Cause cause) {
        return cause.amount() == null ? BigDecimal.ZERO : cause.amount().abs();
    }

    /** The causes of one part of a figure, the greatest first. */
    static List<String> causes(UnitNames names, Period period, Cell cell, MovedFigure.On on, List<Cause> found) {
        List<Cause> causes = found.stream()
                .sorted(Comparator.comparing(DiffWording::weight).reversed())
                .toList();
        List<String> texts = new ArrayList<>();
        causes.stream().limit(MOST_CAUSES).forEach(cause -> texts.add(label(on) + cause(names, period, cause)));
        if (causes.size() > MOST_CAUSES) {
            List<Cause> others = causes.subList(MOST_CAUSES, causes.size());
            BigDecimal sum = others.stream()
                    .map(Cause::amount)
                    .filter(Objects::nonNull)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            texts.add(label(on) + "其余 " + others.size() + " 项"
                    + (cell.rollUp().adds() ? "合计 " + CsvBuffer.plain(sum) : ""));
        }
        return texts;
    }

    private static String label(MovedFigure.On on) {
        return switch (on) {
            case VALUE, STATUS -> "";
            case PREVIOUS -> "上年: ";
            case WHOLE -> "合计: ";
            case PREVIOUS_WHOLE -> "上年合计: ";
        };
    }

    private static String cause(UnitNames names, Period period, Cause cause) {
        String amount = cause.amount() == null ? "" : " " + signed(cause.amount());
        if (cause.change() != null) {
            SubmissionChange change = cause.change();
            return names.of(change.unitCode(), change.period()) + " " + change.period() + " 年"
                    + change.kind().label() + " " + revisions(change) + amount;
        }
        if (cause.kind() == Cause.Kind.COMPARABILITY) {
            return cause.kind().label() + ": 本年与上年的填报单位异同有变";
        }
        return cause.kind().label() + ": " + names.of(cause.code(), period) + basis(cause) + amount;
    }

    private static String basis(Cause cause) {
        return cause.kind() == Cause.Kind.BASIS ? "(改变采用汇总口径或分单位合计)" : "";
    }

    /** Comes first in every form of the output. */
    static String heading(YearDiff diff) {
        return (diff.unit() == null ? "" : diff.unit().name() + " ") + diff.period() + " 年:第 "
                + diff.from().run() + " 批次 → 第 " + diff.to().run() + " 批次";
    }

    /** When and by whom the runs were made. */
    static String runs(YearDiff diff) {
        return run(diff.from()) + ";" + run(diff.to());
    }

    private static String run(RunLabel run) {
        return "第 " + run.run() + " 批次 " + run.startedAt() + " " + run.operator();
    }

    /** The heading of what moved of a form and period. */
    static String heading(YearDiff diff, FormDiff form) {
        boolean base = !form.period().equals(diff.period());
        return form.period() + " 年" + (base ? "(上年)汇总数" : "汇总数、占比与同比") + " · "
                + form.form().id();
    }
}
