package org.disclosurerollup.reporting;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.comparison.FiledVersion;
import org.disclosurerollup.comparison.SubmissionChange;
import org.disclosurerollup.consolidation.Group;

/** Prints what changed between two runs for a person: headline cells, and how many others there are. */
public final class DiffText {

    private static final int MOST_SUBMISSIONS = 20;
    private static final int MOST_AREAS = 20;
    /** Shown of an area in which no headline cell moved. */
    private static final int FEW_FIGURES = 3;

    private static final int FEW_CELLS = 8;

    private final PrintWriter out;
    private final AlignedRows table;
    private final boolean all;

    /** @param all whether to print every cell, submission and area */
    public DiffText(PrintWriter out, boolean colour, boolean all) {
        this.out = out;
        this.table = new AlignedRows(out, colour);
        this.all = all;
    }

    public void print(YearDiff diff) {
        out.println(table.bold(DiffWording.heading(diff)));
        out.println(table.dim(DiffWording.runs(diff)));
        printChanges(diff);
        for (FormDiff form : diff.forms()) {
            printForm(diff, form);
        }
        out.println();
        out.printf(
                "diff of %s from run %d to run %d: %d submissions changed, %d figures moved%n",
                diff.period(),
                diff.from().run(),
                diff.to().run(),
                diff.changes().size(),
                diff.movedFigures());
    }

    private void printChanges(YearDiff diff) {
        out.println();
        out.println(table.bold("填报变化 " + diff.changes().size() + " 份"));
        int shown = all
                ? diff.changes().size()
                : Math.min(MOST_SUBMISSIONS, diff.changes().size());
        diff.changes().subList(0, shown).forEach(change -> printChange(diff, change));
        if (shown < diff.changes().size()) {
            out.println("  … 其余 " + (diff.changes().size() - shown) + " 份:--all 或 --format csv");
        }
    }

    private void printChange(YearDiff diff, SubmissionChange change) {
        out.println("  " + diff.name(change.unitCode(), change.period()) + " " + change.unitCode() + "  "
                + change.period() + " " + change.form().id() + " "
                + change.scope().label() + "  "
                + table.bold(change.kind().label()) + " " + DiffWording.revisions(change));
        String reason = DiffWording.reason(change);
        if (!reason.isEmpty()) {
            out.println("    原因: " + reason);
        }
        out.println("    来源: " + DiffWording.sources(change) + "  " + table.dim(DiffWording.broughtBy(change)));
        if (!DiffWording.waiting(change).isEmpty()) {
            out.println("    " + DiffWording.waiting(change));
        }
        List<Cell> cells = change.changedCells();
        List<Cell> shown = all ? cells : firstCells(cells);
        List<List<String>> rows = new ArrayList<>();
        for (Cell cell : shown) {
            rows.add(List.of(
                    cell.shortLabel() + " " + cell.code(),
                    text(change.before(), cell),
                    "→",
                    text(change.after(), cell)));
        }
        table.print("    ", 1, rows);
        if (shown.size() < cells.size()) {
            out.println(table.dim("    另有 " + (cells.size() - shown.size()) + " 个单元格变动:--all"));
        }
    }

    private static List<Cell> firstCells(List<Cell> cells) {
        List<Cell> ordered =
                new ArrayList<>(cells.stream().filter(Cell::headline).toList());
        cells.stream().filter(cell -> !cell.headline()).forEach(ordered::add);
        return ordered.subList(0, Math.min(FEW_CELLS, ordered.size()));
    }

    private static String text(FiledVersion version, Cell cell) {
        return version == null ? DiffWording.orNothing("") : DiffWording.orNothing(version.text(cell));
    }

    private void printForm(YearDiff diff, FormDiff form) {
        List<FormDiff.AreaDiff> areas = form.areas().stream()
                .filter(area -> !form.figures(area).isEmpty())
                .toList();
        if (areas.isEmpty()) {
            return;
        }
        out.println();
        out.println(table.bold(DiffWording.heading(diff, form)));
        int hidden = all ? 0 : Math.max(0, areas.size() - MOST_AREAS);
        if (hidden > 0) {
            out.println("  … 更低的 " + hidden + " 个地区:--all 或 --format csv");
        }
        // The areas further up are what is published, and rest on those below.
        areas.subList(hidden, areas.size()).forEach(area -> printArea(diff, form, area));
    }

    private void printArea(YearDiff diff, FormDiff form, FormDiff.AreaDiff area) {
        List<MovedFigure> figures = form.figures(area);
        List<MovedFigure> shown = figures;
        if (!all) {
            List<MovedFigure> headlines =
                    figures.stream().filter(figure -> figure.cell().headline()).toList();
            shown = headlines.isEmpty() ? figures.subList(0, Math.min(FEW_FIGURES, figures.size())) : headlines;
        }
        out.println("  " + table.bold(area.unit().name()) + " " + area.unit().code());
        boolean base = !form.period().equals(diff.period());
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> causes = new ArrayList<>();
        for (MovedFigure figure : shown) {
            List<String> row = new ArrayList<>(List.of(
                    figure.cell().shortLabel(),
                    Wording.group(figure.group(), area.unit().kind()),
                    DiffWording.value(figure),
                    DiffWording.signed(figure.difference())));
            if (!base) {
                // The share of the whole in itself says nothing.
                String share = figure.group() == Group.TOTAL ? "" : DiffWording.share(figure);
                row.add("上年 " + DiffWording.previous(figure));
                row.add("同比 " + DiffWording.growth(figure));
                row.add(share.isEmpty() ? "" : "占比 " + share);
            }
            rows.add(row);
            causes.add(DiffWording.causes(diff, figure));
        }
        table.print("    ", 2, rows, causes);
        if (shown.size() < figures.size()) {
            out.println(table.dim("    另有 " + (figures.size() - shown.size()) + " 个数变动:--all"));
        }
    }
}
