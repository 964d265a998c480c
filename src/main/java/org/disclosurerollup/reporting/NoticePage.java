package org.disclosurerollup.reporting;

import com.samskivert.mustache.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.submission.Finding;

/** Writes a notice as one self-contained HTML page for A4; everything in it is escaped by the template engine. */
final class NoticePage {

    /** Stands near the beginning of every notice, so that nobody else's file is taken for one. */
    static final String ENDING = ".html";

    static final String MARK = "<meta name=\"generator\" content=\"disclosure-rollup notice\">";

    private final Template template;
    private final UnitRegister units;
    private final CellLabels labels;

    NoticePage(UnitRegister units, CellLabels labels) {
        this.units = units;
        this.labels = labels;
        template = PageTemplate.readWithoutZeros("notice.html");
    }

    /** The notice's file name: the code, its unusual characters replaced so that it cannot leave the folder. */
    static String fileName(String unitCode) {
        return OutputFolder.plain(unitCode) + ENDING;
    }

    /** Writes the notice; a file that says the same already is left alone. */
    void write(Path file, Notice notice) throws IOException {
        Finding first = notice.first().get(0);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("name", FindingsCsv.unitName(first, units));
        page.put("code", notice.unitCode());
        page.put("parent", parentName(notice.unitCode()));
        page.put("run", notice.lastRun());
        page.put("count", notice.count());
        page.put("hard", notice.hard());
        page.put("soft", notice.soft());
        page.put("both", notice.hard() > 0 && notice.soft() > 0);
        page.put("sections", sections(notice.first()));
        page.put("shown", notice.first().size());
        page.put("more", notice.count() > notice.first().size());
        PageTemplate.write(template, page, file);
    }

    /** The name of the area above as of the unit's last row, empty at the top. */
    private String parentName(String unitCode) {
        List<Unit> versions = units.ofCode(unitCode);
        String parent =
                versions.isEmpty() ? null : versions.get(versions.size() - 1).parent();
        List<Unit> parents = parent == null ? List.of() : units.ofCode(parent);
        return parents.isEmpty() ? "" : parents.get(parents.size() - 1).name();
    }

    /** A section per year and form, in the order of their first findings. */
    private List<Map<String, Object>> sections(List<Finding> findings) {
        record Key(String period, String form) {}
        Map<Key, List<Finding>> byForm = new LinkedHashMap<>();
        for (Finding finding : findings) {
            byForm.computeIfAbsent(new Key(finding.period(), finding.form()), key -> new ArrayList<>())
                    .add(finding);
        }
        List<Map<String, Object>> sections = new ArrayList<>();
        byForm.forEach((key, ofForm) -> {
            Map<String, Object> section = new LinkedHashMap<>();
            section.put("period", year(key.period()));
            section.put("title", labels.title(key.form()));
            section.put("form", key.form());
            section.put("findings", ofForm.stream().map(this::finding).toList());
            sections.add(section);
        });
        return sections;
    }

    private static String year(String period) {
        if (period == null || period.isEmpty()) {
            return "年度不明";
        }
        return period.matches("\\d{4}") ? period + " 年" : period;
    }

    private Map<String, Object> finding(Finding finding) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("severity", finding.severity().label());
        shown.put("severityCode", finding.severity().code());
        shown.put("cells", labels.cells(finding.form(), finding.cell()));
        shown.put("actual", finding.actual());
        shown.put("actualClass", width(finding.actual()));
        shown.put("expected", finding.expected());
        shown.put("expectedClass", width(finding.expected()));
        shown.put("message", finding.message());
        shown.put("rule", finding.rule());
        shown.put("source", finding.source());
        shown.put("line", finding.line());
        return shown;
    }

    /** Figures stand in a column without breaks; longer text may break. */
    private static String width(String value) {
        return value == null || value.length() <= 14 ? "figure" : "text";
    }
}
