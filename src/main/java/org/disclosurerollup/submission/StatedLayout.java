package org.disclosurerollup.submission;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.RollUp;
import org.disclosurerollup.catalogue.UnitRegister;

/**
 * A row per figure that a report prints: {@code unit_code,year,form,cell,group,kind,stated}. A row with a problem counts
 * as one submission that cannot be attributed; a good one is a {@link Claim} and counts as none.
 */
final class StatedLayout {

    private static final Set<String> GROUPS = Set.of(Claim.TOTAL, "government", "departments", "counties");

    private final Identification identification;
    private final UnitRegister units;

    StatedLayout(Identification identification, UnitRegister units) {
        this.identification = identification;
        this.units = units;
    }

    static boolean fits(String[] header) {
        return Arrays.asList(header).containsAll(List.of("cell", "kind", "stated"));
    }

    /** Reads all rows below the header. */
    void read(Rows rows, String[] header, String source, SubmissionSink sink) throws IOException {
        KeyColumns keys = KeyColumns.of(header);
        List<String> names = Arrays.asList(header);
        while (rows.next()) {
            Row row = new Row(
                    keys.stated(rows),
                    rows.stripped(names.indexOf("cell")),
                    rows.stripped(names.indexOf("group")),
                    rows.stripped(names.indexOf("kind")),
                    rows.stripped(names.indexOf("stated")),
                    source,
                    rows.line());
            Problems problems = new Problems(row, sink);
            if (rows.size() != header.length) {
                problems.add(
                        ReadingRule.WRONG_FIELD_COUNT,
                        rows.size() + " 列",
                        header.length + " 列",
                        "本行有 " + rows.size() + " 列,表头有 " + header.length + " 列;请检查多余或缺少的逗号。");
            }
            Optional<Submission> about = identification.identify(row.keys(), source, row.line(), sink);
            Optional<Claim> claim = claim(row, about, problems);
            if (about.isPresent() && problems.any) {
                sink.unattributed();
            } else {
                claim.ifPresent(sink::claim);
            }
        }
    }

    private record Row(
            Identification.Stated keys,
            String cell,
            String group,
            String kind,
            String stated,
            String source,
            int line) {}

    private Optional<Claim> claim(Row row, Optional<Submission> about, Problems problems) {
        Optional<ClaimKind> kind = ClaimKind.ofCode(row.kind());
        if (kind.isEmpty()) {
            problems.add(
                    ReadingRule.BAD_KIND,
                    row.kind(),
                    "share、growth、rate、change、total",
                    "表述类型“" + row.kind() + "”无法识别:占比 share、同比增长 growth、比率 rate、增减量 change、数值 total。");
        }
        Optional<PrintedFigure> printed = PrintedFigure.parse(row.stated());
        if (printed.isEmpty()) {
            problems.add(
                    ReadingRule.BAD_STATED,
                    row.stated(),
                    "如 57%、-5.2%、58603、42.8万、8万多",
                    "“" + row.stated() + "”不是可以核对的数字,请照报告印出的样子只填数字、单位和百分号。");
        }
        if (!row.group().isEmpty() && !GROUPS.contains(row.group())) {
            problems.add(
                    ReadingRule.BAD_GROUP,
                    row.group(),
                    "total、government、departments、counties",
                    "分组“" + row.group() + "”无法识别;不分组请留空。");
        }
        if (about.isEmpty()) {
            return Optional.empty();
        }
        return claim(row, about.get(), kind, printed, problems);
    }

    private Optional<Claim> claim(
            Row row, Submission about, Optional<ClaimKind> kind, Optional<PrintedFigure> printed, Problems problems) {
        boolean office = units.ofCode(about.unitCode()).stream()
                .noneMatch(unit -> unit.kind().isArea());
        if (office && GROUPS.contains(row.group()) && !row.group().equals(Claim.TOTAL)) {
            problems.add(ReadingRule.BAD_GROUP, row.group(), "留空", "部门和政府本级没有下级分组,分组请留空。");
        }
        Cell cell = about.form().cell(row.cell());
        if (cell == null) {
            problems.add(
                    ReadingRule.UNKNOWN_CELL,
                    row.cell(),
                    null,
                    "报表 " + about.form().id() + " 没有单元格“" + row.cell() + "”,该行的数据无法核对。");
            return Optional.empty();
        }
        if (kind.isEmpty() || printed.isEmpty()) {
            return Optional.empty();
        }
        checkKind(kind.get(), cell, problems);
        if (!printed.get().fits(kind.get(), cell)) {
            boolean percent = kind.get().isPercent() || cell.rollUp() == RollUp.RATE;
            problems.add(
                    ReadingRule.BAD_STATED,
                    row.stated(),
                    percent ? "百分数" : cell.unitOfMeasure(),
                    "“" + cell.label() + "”的" + kind.get().label() + "应为"
                            + (percent ? "百分数" : "以“" + cell.unitOfMeasure() + "”为单位的数字") + ",不能是“" + row.stated()
                            + "”。");
        }
        return Optional.of(new Claim(
                about.unitCode(),
                about.form(),
                about.period(),
                cell,
                row.group().isEmpty() ? null : row.group(),
                kind.get(),
                printed.get(),
                row.source(),
                row.line()));
    }

    private static void checkKind(ClaimKind kind, Cell cell, Problems problems) {
        boolean sensible = switch (kind) {
            case RATE -> cell.rollUp() == RollUp.RATE;
            case SHARE -> cell.rollUp().adds();
            default -> cell.isFigure();
        };
        if (!sensible) {
            problems.add(
                    ReadingRule.BAD_KIND,
                    kind.code(),
                    null,
                    "“" + cell.label() + "”没有" + kind.label() + "(" + kind.code() + ")可言,请核对单元格代码和表述类型。");
        }
    }

    /** Reports what is wrong with a row and remembers that something is. */
    private static final class Problems {

        private final Row row;
        private final SubmissionSink sink;
        private boolean any;

        private Problems(Row row, SubmissionSink sink) {
            this.row = row;
            this.sink = sink;
        }

        private void add(ReadingRule rule, String actual, String expected, String message) {
            any = true;
            sink.finding(new Finding(
                    rule.severity(),
                    rule.code(),
                    row.keys().unit(),
                    row.keys().year(),
                    row.keys().form(),
                    row.cell(),
                    actual,
                    expected,
                    message,
                    row.source(),
                    row.line()));
        }
    }
}
