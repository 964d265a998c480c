package org.disclosurerollup.reporting.summary.composition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.reporting.Compared;
import org.disclosurerollup.reporting.Coverage;
import org.disclosurerollup.reporting.Wording;
import org.disclosurerollup.reporting.summary.AreaSummary;
import org.disclosurerollup.reporting.summary.FormSummary;
import org.disclosurerollup.reporting.summary.RestatedFigure;
import org.disclosurerollup.reporting.summary.SummaryFinding;
import org.disclosurerollup.reporting.summary.composition.Composition.Column;
import org.disclosurerollup.reporting.summary.composition.Composition.Row;
import org.disclosurerollup.submission.Finding;

/** Tables on what the figures are worth: who is missing, what is doubtful, what changed since it was published. */
final class QualityTables {

    private static final int MOST = 60;
    private static final int MOST_FINDINGS = 30;

    private QualityTables() {}

    static Composition.Table outstanding(String caption, List<Coverage.Row> outstanding, AreaSummary summary) {
        List<Row> rows = new ArrayList<>();
        for (Coverage.Row row : outstanding.subList(0, Math.min(MOST, outstanding.size()))) {
            rows.add(row(
                    row.unit().name(),
                    summary.nameOf(row.unit().parent()),
                    row.unit().kind().label(),
                    row.status().label()));
        }
        return new Composition.Table(
                caption,
                List.of(
                        new Column("单位", 8, false),
                        new Column("所属地区", 6, false),
                        new Column("类别", 3, false),
                        new Column("报送情况", 4, false)),
                rows,
                more(outstanding.size(), MOST, "outstanding.csv"));
    }

    /** The findings that nobody answered. */
    static Composition.Table findings(String caption, AreaSummary summary) {
        List<SummaryFinding> open = summary.openFindings();
        List<Row> rows = new ArrayList<>();
        for (SummaryFinding one : open.subList(0, Math.min(MOST_FINDINGS, open.size()))) {
            Finding finding = one.finding();
            rows.add(row(
                    one.unitName(),
                    finding.severity().label(),
                    text(finding.cell()),
                    text(finding.actual()),
                    text(finding.expected()),
                    finding.message()));
        }
        return new Composition.Table(
                caption,
                List.of(
                        new Column("填报单位", 5, false),
                        new Column("类别", 2, false),
                        new Column("单元格", 2, false),
                        new Column("填报数", 3, false),
                        new Column("应为", 3, false),
                        new Column("审核结果", 12, false)),
                rows,
                more(open.size(), MOST_FINDINGS, "findings.csv"));
    }

    /** The cells whose like-for-like figures stand beside the plain ones. */
    static Composition.Table likeForLike(String caption, FormSummary form) {
        List<Row> rows = new ArrayList<>();
        for (Cell cell : form.form().cells()) {
            Compared compared = cell.isFigure() ? form.figures().compared(cell, Group.TOTAL) : null;
            if (compared != null && compared.likeForLike() != null && (cell.headline() || cell.depth() <= 2)) {
                rows.add(row(
                        cell.shortLabel(),
                        Wording.figure(compared.likeForLike().value()),
                        Wording.figure(compared.likeForLike().previous()),
                        Wording.likeForLikeGrowth(compared.likeForLike(), 2),
                        Wording.growth(cell, compared, 2)));
            }
        }
        return new Composition.Table(
                caption,
                List.of(
                        new Column("指标", 9, false),
                        new Column("可比口径本年", 4, true),
                        new Column("可比口径上年", 4, true),
                        new Column("可比同比", 3, true),
                        new Column("全口径同比", 3, true)),
                rows,
                List.of());
    }

    static Composition.Table restated(String caption, AreaSummary summary) {
        List<Row> rows = new ArrayList<>();
        for (RestatedFigure figure : summary.restated()) {
            BigDecimal difference = figure.published() == null || figure.now() == null
                    ? null
                    : figure.now().subtract(figure.published());
            rows.add(row(
                    figure.period().toString(),
                    figure.cell().shortLabel(),
                    figure.group().label(),
                    Wording.figure(figure.published()),
                    Wording.figure(figure.now()),
                    Wording.figure(difference)));
        }
        return new Composition.Table(
                caption,
                List.of(
                        new Column("年度", 2, false),
                        new Column("指标", 8, false),
                        new Column("范围", 3, false),
                        new Column("已发布", 4, true),
                        new Column("现数", 4, true),
                        new Column("差额", 4, true)),
                rows,
                List.of());
    }

    private static Row row(String... texts) {
        return new Row(List.of(texts), 0, false);
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    private static List<String> more(int all, int most, String file) {
        return all > most ? List.of("注:共" + all + "条,此处列前" + most + "条,其余见" + file + "。") : List.of();
    }
}
