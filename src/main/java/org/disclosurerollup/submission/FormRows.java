package org.disclosurerollup.submission;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.disclosurerollup.catalogue.Cell;

/**
 * Puts the printed rows of one form into its submission. A row is known by its label; where a form repeats a label, the
 * first such row after the last one read is meant. Header rows say in which columns the values stand; a header may be
 * split over several rows, and a list may be printed in halves that stand side by side.
 */
final class FormRows {

    private static final Set<String> LABEL_HEADERS = Set.of("统计指标", "指标", "指标名称", "信息内容", "项目", "项目名称", "统计项目", "内容");
    private static final Set<String> VALUE_HEADERS = Set.of("统计数", "数量", "数值", "数据", "统计数据", "统计数量", "填报数", "本年数");
    private static final Set<String> FOOTERS =
            Set.of("单位负责人", "负责人", "审核人", "填报人", "制表人", "联系人", "联系电话", "填报日期", "备注", "注", "说明");
    private static final int MOST_HEADER_ROWS = 4;

    private final FormLabels labels;
    private final Submission submission;
    private final List<FormHeader.Grid> grids = new ArrayList<>();
    private final Deque<List<String>> above = new ArrayDeque<>();
    private List<Lane> lanes = List.of(new Lane(0, 2));
    private List<FormHeader.Group> groups = List.of();
    private Places places;
    private boolean headed;
    private boolean headerLost;

    FormRows(FormLabels labels, Submission submission) {
        this.labels = labels;
        this.submission = submission;
    }

    /** Columns of a list from the first of its labels to its value; a list printed in two halves has two. */
    private static final class Lane {

        private final int from;
        private final int value;
        private int lastIndex = -1;

        private Lane(int from, int value) {
            this.from = from;
            this.value = value;
        }
    }

    void read(List<FormRow> rows) {
        for (FormRow row : rows) {
            if (places != row.places()) {
                beginPart(row.places());
            }
            if (readGroups(row) || readHeader(row)) {
                continue;
            }
            if (Arrays.stream(row.fields()).anyMatch(FormRows::hasDigit)) {
                above.clear();
            } else {
                remember(Arrays.stream(row.fields()).map(Labels::normalise).toList());
            }
            if (!readGridRow(row)) {
                readListRow(row);
            }
        }
    }

    private void beginPart(Places part) {
        if (places != null) {
            grids.clear();
            above.clear();
            groups = List.of();
            lanes = List.of(new Lane(0, 2));
            headed = false;
        }
        places = part;
    }

    /** The row of values below a header in which each of a grid's rows has columns of its own. */
    private boolean readGroups(FormRow row) {
        boolean any = groups.stream()
                .flatMapToInt(group -> Arrays.stream(group.positions()))
                .anyMatch(column -> !CellText.isBlank(row.field(column)));
        boolean header = Arrays.stream(row.fields()).map(Labels::normalise).anyMatch(labels::isColumn);
        if (!any || header) {
            return false;
        }
        for (FormHeader.Group group : groups) {
            for (int i = 0; i < group.cells().size(); i++) {
                if (group.cells().get(i) != null) {
                    put(group.cells().get(i), row, group.positions()[i]);
                }
            }
        }
        groups = List.of();
        return true;
    }

    private boolean readHeader(FormRow row) {
        List<String> fields = Arrays.stream(row.fields()).map(Labels::normalise).toList();
        FormHeader header = new FormHeader(labels, fields, above);
        List<FormHeader.Group> grouped = header.groups();
        List<FormHeader.Grid> found = grouped.isEmpty() ? header.grids() : List.of();
        boolean values = fields.stream().anyMatch(VALUE_HEADERS::contains)
                && fields.stream().anyMatch(LABEL_HEADERS::contains);
        if (grouped.isEmpty() && found.isEmpty() && !values) {
            boolean part = header.isPart();
            if (part) {
                remember(fields);
            }
            return part;
        }
        grids.clear();
        grids.addAll(found);
        groups = grouped;
        if (grouped.isEmpty() && found.isEmpty()) {
            lanes = lanes(fields);
            headed = true;
        }
        remember(fields);
        return true;
    }

    private void remember(List<String> fields) {
        above.addFirst(fields);
        if (above.size() > MOST_HEADER_ROWS) {
            above.removeLast();
        }
    }

    private static List<Lane> lanes(List<String> fields) {
        List<Lane> lanes = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < fields.size(); i++) {
            if (VALUE_HEADERS.contains(fields.get(i))) {
                lanes.add(new Lane(from, i));
                from = i + 1;
            }
        }
        return lanes;
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    private boolean readGridRow(FormRow row) {
        for (FormHeader.Grid grid : grids) {
            int first = Arrays.stream(grid.positions()).min().orElse(0);
            for (String label : labelsBefore(row, 0, first)) {
                List<Cell> cells = labels.row(grid.table(), label);
                for (int i = 0; i < cells.size(); i++) {
                    if (cells.get(i) != null) {
                        put(cells.get(i), row, grid.positions()[i]);
                    }
                }
                if (!cells.isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    private void readListRow(FormRow row) {
        if (!headed && places.kind() != Places.Kind.LINES && grids.isEmpty() && readUnheaded(row)) {
            return;
        }
        if (grids.isEmpty()) {
            if (!reportLostHeader(row)) {
                readLanes(row);
            }
        } else if (!readLane(row, lanes.get(0)) && !reportLostHeader(row) && !isHeading(row)) {
            reportUnmatched(row, row.first(), gridValue(row));
        }
    }

    private void readLanes(FormRow row) {
        for (Lane lane : lanes) {
            if (!readLane(row, lane)) {
                String label = firstIn(row, lane);
                boolean heading = labels.isHeading(Labels.normalise(label)) && !hasDigit(row.field(lane.value));
                if (!heading) {
                    reportUnmatched(row, label, row.field(lane.value));
                }
            }
        }
    }

    /**
     * Whether the row belongs to a grid that no header stands above and has figures, which are lost with it: they must not
     * pass for a filing of nothing. Said once for a submission.
     */
    private boolean reportLostHeader(FormRow row) {
        Optional<String> label = Arrays.stream(row.fields())
                .filter(field -> !field.isEmpty())
                .map(Labels::normalise)
                .filter(labels::isGridRowOnly)
                .findFirst();
        if (label.isEmpty()
                || Arrays.stream(row.fields()).noneMatch(field -> hasDigit(field) && hasDigitsOnly(field))) {
            return false;
        }
        if (!headerLost) {
            headerLost = true;
            submission.add(
                    ReadingRule.UNKNOWN_CELL,
                    null,
                    row.first(),
                    null,
                    "从本行起的表格没有可识别的表头(" + String.join("、", labels.gridColumns(label.get()))
                            + "),各列数据无法归入单元格,均未计入;请恢复标准表头后重新报送。",
                    row.places(),
                    row.line(),
                    -1);
        }
        return true;
    }

    private boolean readLane(FormRow row, Lane lane) {
        for (String label : labelsBefore(row, lane.from, lane.value)) {
            List<Cell> candidates = labels.cells(label);
            if (!candidates.isEmpty()) {
                Cell cell = after(lane, candidates);
                if (put(cell, row, lane.value)) {
                    lane.lastIndex = cell.index();
                }
                return true;
            }
        }
        return false;
    }

    private static Cell after(Lane lane, List<Cell> candidates) {
        return candidates.stream()
                .filter(candidate -> candidate.index() > lane.lastIndex)
                .findFirst()
                .orElse(candidates.get(0));
    }

    /**
     * A row of a sheet or document's list that no header stands above: behind each label its value, the next field with
     * text that is not the unit of measure. Two labels may stand side by side.
     */
    private boolean readUnheaded(FormRow row) {
        Lane lane = lanes.get(0);
        boolean any = false;
        for (int i = 0; i < row.fields().length; i++) {
            List<Cell> candidates =
                    hasDigitsOnly(row.field(i)) ? List.of() : labels.cells(Labels.normalise(row.field(i)));
            if (row.field(i).isEmpty() || candidates.isEmpty()) {
                continue;
            }
            Cell cell = after(lane, candidates);
            int value = i + 1;
            while (value < row.fields().length && (row.field(value).isEmpty() || isUnit(row.field(value), cell))) {
                value++;
            }
            boolean label =
                    !labels.cells(Labels.normalise(row.field(value))).isEmpty() && !hasDigitsOnly(row.field(value));
            if (put(cell, row, label ? row.fields().length : value)) {
                lane.lastIndex = cell.index();
            }
            any = true;
            i = label ? value - 1 : value;
        }
        return any;
    }

    private static boolean hasDigitsOnly(String text) {
        return text.chars().noneMatch(Character::isLetter);
    }

    private static boolean isUnit(String text, Cell cell) {
        return !cell.unitOfMeasure().isEmpty() && Labels.normalise(text).equals(Labels.normalise(cell.unitOfMeasure()));
    }

    private boolean isHeading(FormRow row) {
        return labels.isHeading(row.label()) && !hasDigit(gridValue(row));
    }

    /** The row's wordings before its values, the nearest first: a heading or a number may stand before the label. */
    private static List<String> labelsBefore(FormRow row, int from, int column) {
        List<String> before = new ArrayList<>();
        for (int i = column - 1; i >= from; i--) {
            if (!row.field(i).isEmpty()) {
                before.add(Labels.normalise(row.field(i)));
            }
        }
        return before;
    }

    private static String firstIn(FormRow row, Lane lane) {
        for (int i = lane.from; i < lane.value; i++) {
            if (!row.field(i).isEmpty()) {
                return row.field(i);
            }
        }
        return lane.from == 0 ? row.first() : "";
    }

    private boolean put(Cell cell, FormRow row, int column) {
        String text = row.field(column);
        if (submission.has(cell)) {
            submission.add(
                    ReadingRule.DUPLICATE_CELL,
                    cell.code(),
                    text,
                    null,
                    "“" + cell.label() + "”已在第 " + submission.lineOf(cell) + " 行填报,同一指标只能填报一次。",
                    row.places(),
                    row.line(),
                    column);
            return false;
        }
        submission.put(cell, text, row.places(), row.line(), column);
        if (row.formulas().get(column)) {
            submission.noteFormula(cell, row.places(), row.line(), column);
        }
        return true;
    }

    /** A row that no label fits matters only if something is filled in beside it. */
    private void reportUnmatched(FormRow row, String label, String value) {
        String normalised = Labels.normalise(label);
        if (LABEL_HEADERS.contains(normalised) && !hasDigit(value)) {
            return;
        }
        if (FOOTERS.stream().anyMatch(normalised::startsWith) || CellText.isBlank(value) || value.equals(label)) {
            return;
        }
        List<String> nearest = labels.nearest(normalised);
        submission.add(
                ReadingRule.UNMATCHED_LABEL,
                null,
                label + ":" + value,
                nearest.isEmpty() ? null : String.join(" 或 ", nearest),
                "“" + label + "”不是报表 " + submission.form().id() + " 的指标,其数值未计入;请使用报表的标准指标名称"
                        + (nearest.isEmpty() ? "。" : ",最接近的是:" + String.join("、", nearest) + "。"),
                row.places(),
                row.line(),
                -1);
    }

    /** Below a grid's header the first figure in any of its columns. */
    private String gridValue(FormRow row) {
        return grids.isEmpty()
                ? row.field(lanes.get(0).value)
                : grids.stream()
                        .flatMapToInt(grid -> Arrays.stream(grid.positions()))
                        .mapToObj(row::field)
                        .filter(FormRows::hasDigit)
                        .findFirst()
                        .orElse("");
    }
}
