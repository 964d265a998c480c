package org.disclosurerollup.reporting.summary.html;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.reporting.Compared;
import org.disclosurerollup.reporting.Wording;
import org.disclosurerollup.reporting.summary.FormSummary;
import org.disclosurerollup.reporting.summary.Shown;
import org.disclosurerollup.reporting.summary.ShownFigures;
import org.disclosurerollup.reporting.summary.ShownShare;
import org.disclosurerollup.reporting.summary.Trend;
import org.disclosurerollup.reporting.summary.ranking.RateSpec;

/** What the page shows of one form: its headline figures, who reported, and every cell. */
final class FormSection {

    private final String id;
    private final FormSummary form;
    private final List<RateSpec> rates;
    private final List<Group> groups;

    FormSection(String id, FormSummary form, List<RateSpec> rates) {
        this.id = id;
        this.form = form;
        this.rates = rates;
        this.groups =
                form.groups().stream().filter(group -> group != Group.TOTAL).toList();
    }

    /**
     * A group's figure of a cell.
     *
     * @param exact the figure before it was rounded, empty where it was not
     */
    record Part(String value, String exact, String share, String growth) {}

    /**
     * A cell.
     *
     * @param place the cell's place in the JSON of the form
     * @param exact the figure before it was rounded, empty where it was not
     */
    record Row(
            int place,
            String code,
            String label,
            String unit,
            boolean headline,
            String value,
            String exact,
            String previous,
            String change,
            String growth,
            String growthNote,
            String likeForLike,
            String likeForLikeNote,
            List<Part> parts) {}

    /** The section as its template has it. */
    record View(
            String id,
            String title,
            String source,
            String formId,
            String notes,
            List<String> groups,
            int totalColumns,
            boolean unitsChanged,
            List<HeadlineSection.View> headlines,
            List<RankingSection.Table> rankings,
            CoverageSection.View coverage,
            List<Row> rows,
            String json) {}

    View view(List<Trend> trends) {
        List<Cell> cells = form.form().cells().stream()
                .filter(Cell::isFigure)
                .filter(cell -> !form.figures().compared(cell, Group.TOTAL).isEmpty())
                .toList();
        List<Row> rows = new ArrayList<>();
        for (Cell cell : cells) {
            rows.add(row(cell, rows.size()));
        }
        boolean unitsChanged = form.figures().isUnitsChanged();
        return new View(
                id,
                form.form().title(),
                form.form().source(),
                form.form().id(),
                notes(),
                groups.stream().map(this::name).toList(),
                unitsChanged ? 5 : 4,
                unitsChanged,
                headlines(cells, trends),
                new RankingSection(form, rates).tables(),
                new CoverageSection(id, form).view(),
                rows,
                UnitsJson.of(form, cells));
    }

    private List<HeadlineSection.View> headlines(List<Cell> cells, List<Trend> trends) {
        Map<Cell, List<Composition>> compositions = Composition.of(form.form());
        UnitRows units = new UnitRows(form);
        return cells.stream()
                .filter(Cell::headline)
                .map(cell -> new HeadlineSection(id + "-c" + cell.index(), form, cell)
                        .view(
                                units,
                                trends.stream()
                                        .filter(trend -> trend.form() == form.form() && trend.cell() == cell)
                                        .findFirst(),
                                compositions.getOrDefault(cell, List.of())))
                .toList();
    }

    /** What keeps the figures from being compared or added plainly. */
    private String notes() {
        List<String> notes = new ArrayList<>();
        if (form.figures().isAreaFiling()) {
            notes.add("采用本地区汇总口径填报。");
        }
        if (form.figures().isFormChanged()) {
            notes.add("上年使用旧版报表,同比按指标对应;没有对应指标的不作比较。");
        }
        if (form.figures().isUnitsChanged()) {
            String units = form.figures().unitsNote(Group.TOTAL);
            notes.add("与上年的填报单位不同,同比之外另列可比口径。" + (units.isEmpty() ? "" : units + "。"));
        }
        int accepted = form.figures().acceptedByOperator(Group.TOTAL);
        if (accepted > 0) {
            notes.add(Wording.acceptedByOperator(accepted) + "。");
        }
        int lastYear = form.figures().acceptedByOperatorLastYear(Group.TOTAL);
        if (lastYear > 0) {
            notes.add("上年数" + Wording.acceptedByOperator(lastYear) + "。");
        }
        return String.join("", notes);
    }

    private Row row(Cell cell, int place) {
        Compared total = form.figures().compared(cell, Group.TOTAL);
        ShownFigures shown = form.shown();
        List<Part> parts = new ArrayList<>();
        for (Group group : groups) {
            Compared part = form.figures().compared(cell, group);
            Shown value = shown.value(cell, group);
            parts.add(new Part(
                    value.text(),
                    exact(value),
                    percent(shown.share(cell, group, false)),
                    part.isEmpty() ? "—" : Wording.growth(cell, part, 2)));
        }
        Shown value = shown.value(cell, Group.TOTAL);
        boolean likeForLike = total.likeForLike() != null;
        return new Row(
                place,
                cell.code(),
                cell.label(),
                shown.unitOf(cell),
                cell.headline(),
                value.text(),
                exact(value),
                shown.previous(cell, Group.TOTAL).text(),
                change(cell, total),
                Wording.growth(cell, total, 2),
                total.growth().status().label(),
                likeForLike ? Wording.likeForLikeGrowth(total.likeForLike(), 2) : "",
                likeForLike ? Wording.likeForLike(total.likeForLike()) : "",
                parts);
    }

    /** What is plain has no needless zeros; what is rounded has all its decimals. */
    private String change(Cell cell, Compared total) {
        BigDecimal change = form.shown().change(cell, total);
        return change == null || !form.shown().isRounded(cell) || change.signum() == 0
                ? Wording.figure(change)
                : change.toPlainString();
    }

    /** {@code 58603条} for a figure that is shown in another unit; empty otherwise. */
    static String exact(Shown shown) {
        return shown.rounded() ? Wording.figure(shown.exact()) + shown.cell().unitOfMeasure() : "";
    }

    static String percent(ShownShare share) {
        return share.percent() == null ? "—" : share.text() + "%";
    }

    private String name(Group group) {
        Unit area = form.units().unit();
        return Wording.group(group, area.kind());
    }
}
