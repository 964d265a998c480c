package org.disclosurerollup.reporting;

import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.comparison.FiledVersion;
import org.disclosurerollup.comparison.SubmissionChange;

/** Writes what changed between two runs as one self-contained page; everything in it is escaped by the template engine. */
public final class DiffPage {

    private static final int MOST_SUBMISSIONS = 100;
    private static final int MOST_CELLS = 40;
    private static final int MOST_AREAS = 60;
    private static final int MOST_FIGURES = 100;

    private final Template template;

    public DiffPage() {
        template = PageTemplate.read("diff.html");
    }

    /** {@code diff-<year>.html}. */
    public static String fileName(Period period) {
        return "diff-" + period + ".html";
    }

    /**
     * Writes {@code diff-<year>.html} into the folder and answers its place.
     *
     * @throws OutputException if it cannot be written
     */
    public Path write(YearDiff diff, Path folder) throws OutputException {
        Path path = folder.resolve(fileName(diff.period()));
        try (AtomicFile file = new AtomicFile(path)) {
            Writer writer = file.writer(StandardCharsets.UTF_8);
            template.execute(page(diff), writer);
            file.finish();
        } catch (IOException e) {
            throw OutputException.of(folder.toAbsolutePath(), e);
        }
        return path;
    }

    private static Map<String, Object> page(YearDiff diff) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("title", "数据变动 " + DiffWording.heading(diff));
        page.put("heading", DiffWording.heading(diff));
        page.put("runs", DiffWording.runs(diff));
        page.put("empty", diff.isEmpty());
        page.put("hasChanges", !diff.changes().isEmpty());
        page.put("changeCount", diff.changes().size());
        page.put(
                "changes",
                diff.changes().stream()
                        .limit(MOST_SUBMISSIONS)
                        .map(change -> change(diff, change))
                        .toList());
        page.put("moreChanges", more(diff.changes().size() - MOST_SUBMISSIONS));
        page.put(
                "forms",
                diff.forms().stream()
                        .map(form -> form(diff, form))
                        .filter(form -> !((List<?>) form.get("areas")).isEmpty())
                        .toList());
        return page;
    }

    /** How many more there are, {@code null} for none. */
    private static Integer more(int count) {
        return count > 0 ? count : null;
    }

    private static Map<String, Object> change(YearDiff diff, SubmissionChange change) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", diff.name(change.unitCode(), change.period()));
        shown.put("code", change.unitCode());
        shown.put("year", change.period().toString());
        shown.put("kind", change.kind().label());
        shown.put("form", change.form().id());
        shown.put("scope", change.scope().label());
        shown.put("revisions", DiffWording.revisions(change));
        shown.put("broughtBy", DiffWording.broughtBy(change));
        shown.put("reason", DiffWording.reason(change));
        shown.put("sources", DiffWording.sources(change));
        shown.put("waiting", DiffWording.waiting(change));
        List<Cell> cells = change.changedCells();
        shown.put("hasCells", !cells.isEmpty());
        shown.put(
                "cells",
                cells.stream()
                        .limit(MOST_CELLS)
                        .map(cell -> Map.of(
                                "label", cell.label(),
                                "code", cell.code(),
                                "unit", cell.unitOfMeasure(),
                                "headline", cell.headline(),
                                "before", text(change.before(), cell),
                                "after", text(change.after(), cell)))
                        .toList());
        shown.put("moreCells", more(cells.size() - MOST_CELLS));
        return shown;
    }

    private static String text(FiledVersion version, Cell cell) {
        return DiffWording.orNothing(version == null ? "" : version.text(cell));
    }

    private static Map<String, Object> form(YearDiff diff, FormDiff form) {
        List<FormDiff.AreaDiff> moved = form.areas().stream()
                .filter(area -> !form.figures(area).isEmpty())
                .toList();
        int hidden = Math.max(0, moved.size() - MOST_AREAS);
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("heading", DiffWording.heading(diff, form));
        shown.put("title", form.form().title());
        shown.put("moreAreas", more(hidden));
        // The areas further up are what is published, and rest on those below.
        shown.put(
                "areas",
                moved.subList(hidden, moved.size()).stream()
                        .map(area -> area(diff, form, area))
                        .toList());
        return shown;
    }

    private static Map<String, Object> area(YearDiff diff, FormDiff form, FormDiff.AreaDiff area) {
        boolean growth = form.period().equals(diff.period());
        List<MovedFigure> figures = form.figures(area);
        List<Map<String, Object>> rows = new ArrayList<>();
        figures.stream().limit(MOST_FIGURES).forEach(figure -> rows.add(row(diff, figure)));
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", area.unit().name());
        shown.put("code", area.unit().code());
        shown.put("growth", growth);
        shown.put("rows", rows);
        shown.put("moreRows", more(figures.size() - MOST_FIGURES));
        return shown;
    }

    private static Map<String, Object> row(YearDiff diff, MovedFigure figure) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("label", figure.cell().label());
        row.put("code", figure.cell().code());
        row.put("headline", figure.cell().headline());
        row.put("group", Wording.group(figure.group(), figure.area().kind()));
        row.put("value", DiffWording.value(figure));
        row.put("difference", DiffWording.signed(figure.difference()));
        row.put("previous", DiffWording.previous(figure));
        row.put("rate", DiffWording.growth(figure));
        row.put(
                "growthNote",
                figure.after() == null ? "" : figure.after().growth().status().label());
        row.put("share", DiffWording.share(figure));
        row.put("causes", DiffWording.causes(diff, figure));
        return row;
    }
}
