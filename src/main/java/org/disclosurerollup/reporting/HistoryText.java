package org.disclosurerollup.reporting;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.comparison.FiledVersion;
import org.disclosurerollup.consolidation.Basis;

/** Prints the history of a cell for a person. */
public final class HistoryText {

    private final PrintWriter out;
    private final AlignedRows table;

    public HistoryText(PrintWriter out, boolean colour) {
        this.out = out;
        this.table = new AlignedRows(out, colour);
    }

    public void print(CellHistory history) {
        Cell cell = history.cell();
        out.println(table.bold(
                history.unit().name() + " " + history.period() + " 年 " + cell.shortLabel() + " " + cell.code()));
        out.println(table.dim(history.unit().code() + " · " + history.form().id()
                + (cell.unitOfMeasure().isEmpty() ? "" : " · " + cell.unitOfMeasure())));
        if (!history.filed().isEmpty()) {
            out.println();
            out.println(table.bold("填报"));
            printFiled(history);
        }
        if (!history.totals().isEmpty()) {
            out.println();
            out.println(table.bold("汇总数"));
            printTotals(history);
        }
    }

    private void printFiled(CellHistory history) {
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> below = new ArrayList<>();
        for (CellHistory.Filed filed : history.filed()) {
            FiledVersion version = filed.version();
            rows.add(List.of(
                    filed.scope().label() + " 第 " + version.revision() + " 版",
                    status(version),
                    span(version.introducedRun(), version.replacedRun()),
                    DiffWording.orNothing(figure(version, history.cell()))));
            String received = version.received().get(history.cell().code());
            below.add(Stream.of(
                            received == null ? null : "原文: " + received,
                            version.source() + ":" + version.line() + "  " + version.day() + " " + version.operator(),
                            version.acceptedBy() == null ? null : "强制受理: " + version.acceptedBy(),
                            version.reason() == null ? null : "原因: " + version.reason())
                    .filter(Objects::nonNull)
                    .collect(Collectors.toList()));
        }
        table.print("  ", 3, rows, below);
    }

    /** The figure as text, empty for a blank and for what was no number. */
    static String figure(FiledVersion version, Cell cell) {
        return FixedPoint.toText(version.figures()[cell.index()], cell.decimals());
    }

    private static String status(FiledVersion version) {
        return switch (version.status()) {
            case "accepted" -> version.acceptedBy() == null ? "计入" : "强制受理";
            case "rejected" -> "退回";
            case "withdrawn" -> "撤回";
            case "waiting" -> "待处理";
            default -> version.status();
        };
    }

    private static String span(long introduced, long replaced) {
        return "第 " + introduced + " 批次" + (replaced == FiledVersion.STANDING ? "至今" : "至第 " + replaced + " 批次");
    }

    private void printTotals(CellHistory history) {
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> below = new ArrayList<>();
        for (CellHistory.Totalled total : history.totals()) {
            rows.add(List.of(
                    Wording.group(total.group(), history.unit().kind()),
                    total.basis() == null ? "不再有" : total.basis() == Basis.AREA ? "汇总口径" : "分单位合计",
                    span(total.introduced().run(), total.replaced()),
                    Wording.figure(total.value())));
            List<String> lines = new ArrayList<>(List.of(
                    total.introduced().startedAt() + " " + total.introduced().operator()));
            lines.addAll(DiffWording.causes(
                    history.names(), history.period(), history.cell(), MovedFigure.On.VALUE, total.causes()));
            below.add(lines);
        }
        table.print("  ", 3, rows, below);
    }
}
