package org.disclosurerollup.reporting;

import com.samskivert.mustache.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.consolidation.JdbcAdjustmentStore;
import org.disclosurerollup.consolidation.Total;
import org.disclosurerollup.submission.Finding;

/** Writes one self-contained HTML page for an area and year; everything in it is escaped. */
final class AreaPage {

    private static final int MOST_OUTSTANDING = 200;

    /** Ends the title of every page that was ever written: nobody else's file is taken for one. */
    private static final String SUBJECT = "年政府信息公开统计";

    private static final String TITLE = "<title>";
    private static final String ENDING = ".html";

    private final Template template;
    private final UnitRegister units;

    AreaPage(UnitRegister units) {
        this.units = units;
        template = PageTemplate.read("area.html");
    }

    /**
     * A form as one area has it.
     *
     * @param ranking the places of the units directly below the area
     * @param adjustments those of the area's own total
     */
    record FormPart(
            FormYear formYear,
            AreaFigures area,
            Coverage coverage,
            List<Ranking.Row> ranking,
            List<JdbcAdjustmentStore.Entry> adjustments) {}

    /** The page's file name: the code, its unusual characters replaced so that it cannot leave the folder. */
    static String fileName(String unitCode, Period period) {
        return OutputFolder.plain(unitCode) + ending(period);
    }

    private static String ending(Period period) {
        return "-" + period + ENDING;
    }

    /** Whether a page of the period could have this name. */
    static boolean isNameOfPage(String name, Period period) {
        int code = name.length() - ending(period).length();
        return code > 0
                && name.endsWith(ending(period))
                && OutputFolder.plain(name.substring(0, code)).equals(name.substring(0, code));
    }

    /** Whether a file's text begins as a page of the period does. */
    static boolean isBeginningOfPage(String head, Period period) {
        int from = head.indexOf(TITLE);
        int to = from < 0 ? -1 : head.indexOf('<', from + TITLE.length());
        return to >= 0
                && head.startsWith("</title>", to)
                && head.substring(from, to).endsWith(" " + period + " " + SUBJECT);
    }

    /**
     * Writes the page; a file that says the same already is left alone.
     *
     * @param run the last run that something changed for the area in, which the page bears as its version
     */
    void write(Path folder, Unit unit, Period period, long run, List<FormPart> parts, AreaFindings.Entry findings)
            throws IOException {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("heading", unit.name() + " " + period + " " + SUBJECT);
        page.put("code", unit.code());
        page.put("kind", unit.kind().label());
        page.put("run", run);
        page.put("forms", parts.stream().map(part -> form(unit, part)).toList());
        List<Finding> first = findings.first();
        page.put("findings", first.stream().map(this::finding).toList());
        page.put("findingCount", findings.count());
        page.put("hasFindings", findings.count() > 0);
        page.put("moreFindings", findings.count() > first.size());
        PageTemplate.write(template, page, folder.resolve(fileName(unit.code(), period)));
    }

    private static Map<String, Object> form(Unit unit, FormPart part) {
        AreaFigures area = part.area();
        Total total = area.total(Group.TOTAL);
        List<Group> groups = new ArrayList<>();
        area.groups().forEach(group -> {
            if (group != Group.TOTAL) {
                groups.add(group);
            }
        });
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("id", part.formYear().form().id());
        form.put("title", part.formYear().form().title());
        form.put("source", part.formYear().form().source());
        form.put("reported", total.reportedUnits());
        form.put("expected", total.expectedUnits());
        form.put("publication", area.publication());
        form.put("areaFiling", area.isAreaFiling());
        form.put("formChanged", area.isFormChanged());
        form.put("unitsChanged", area.isUnitsChanged());
        form.put("unitsNote", area.unitsNote(Group.TOTAL));
        form.put(
                "groups",
                groups.stream().map(group -> Wording.group(group, unit.kind())).toList());
        form.put("totalColumns", area.isUnitsChanged() ? 5 : 4);
        form.put("rows", new AreaTableRows(part.formYear().form(), area, groups));
        int lastYear = area.acceptedByOperatorLastYear(Group.TOTAL);
        form.put("acceptedLastYear", lastYear == 0 ? "" : " · 上年数" + Wording.acceptedByOperator(lastYear));
        form.put("hasAccepted", !area.accepted().isEmpty());
        form.put("acceptedCount", area.accepted().size());
        form.put(
                "accepted",
                area.accepted().stream()
                        .limit(MOST_OUTSTANDING)
                        .map(accepted -> accepted(accepted, part.formYear().tree()))
                        .toList());
        form.put("moreAccepted", area.accepted().size() > MOST_OUTSTANDING);
        form.put("hasAdjustments", !part.adjustments().isEmpty());
        form.put(
                "adjustments",
                part.adjustments().stream()
                        .map(entry -> adjustment(entry, part.formYear().form()))
                        .toList());
        List<Coverage.Row> outstanding = part.coverage().outstanding(unit.code());
        form.put("outstandingCount", outstanding.size());
        form.put("hasOutstanding", !outstanding.isEmpty());
        form.put("moreOutstanding", outstanding.size() > MOST_OUTSTANDING);
        form.put(
                "outstanding",
                outstanding.stream().limit(MOST_OUTSTANDING).map(AreaPage::unit).toList());
        List<Ranking.Row> ranking = part.ranking();
        form.put("hasRanking", !ranking.isEmpty());
        form.put("ranking", ranking.stream().map(AreaPage::place).toList());
        return form;
    }

    private static Map<String, Object> unit(Coverage.Row row) {
        return Map.of(
                "code", row.unit().code(),
                "name", row.unit().name(),
                "status", row.status().label());
    }

    private static Map<String, Object> accepted(JdbcFilings.Accepted accepted, UnitTree tree) {
        return Map.of(
                "name", tree.name(tree.indexOf(accepted.unitCode())),
                "scope", accepted.scope().label(),
                "reason", accepted.reason(),
                "operator", accepted.operator());
    }

    private static Map<String, Object> adjustment(JdbcAdjustmentStore.Entry entry, Form form) {
        return Map.of(
                "label", form.cell(entry.cell()).shortLabel(),
                "amount", entry.amount(),
                "unit", entry.unitOfMeasure(),
                "reason", entry.reason(),
                "operator", entry.entered().operator(),
                "date", entry.entered().date());
    }

    private static Map<String, Object> place(Ranking.Row row) {
        return Map.of(
                "rank", row.rank(),
                "name", row.unit().name(),
                "value", Wording.figure(row.value()));
    }

    private Map<String, Object> finding(Finding finding) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("severity", finding.severity().label());
        shown.put("severityCode", finding.severity().code());
        shown.put("rule", finding.rule());
        shown.put("unit", FindingsCsv.unitName(finding, units));
        shown.put("cell", finding.cell());
        shown.put("actual", finding.actual());
        shown.put("expected", finding.expected());
        shown.put("message", finding.message());
        shown.put("source", finding.source());
        shown.put("line", finding.line());
        return shown;
    }
}
