package org.disclosurerollup.submission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FormTable;
import org.disclosurerollup.submission.FormLayout.Row;

/**
 * Puts the printed rows of one form into its submission. A row is known by its label; where a form repeats a label, the
 * first such row after the last one read is meant. Header rows say in which columns the values stand.
 */
final class FormRows {

    private static final Set<String> LABEL_HEADERS = Set.of("统计指标", "指标", "指标名称", "信息内容", "项目");
    private static final Set<String> VALUE_HEADERS = Set.of("统计数", "数量", "数值", "数据");
    private static final Set<String> FOOTERS = Set.of("单位负责人", "负责人", "审核人", "填报人", "联系电话", "填报日期", "备注", "注");

    private final FormLabels labels;
    private final Submission submission;
    private final List<Grid> grids = new ArrayList<>();
    private int valueColumn = 2;
    private int lastIndex = -1;

    FormRows(FormLabels labels, Submission submission) {
        this.labels = labels;
        this.submission = submission;
    }

    /** A grid whose header was met, with the file's column of each of its columns. */
    private record Grid(FormTable table, int[] positions) {}

    void read(List<Row> rows) {
        for (Row row : rows) {
            if (!readHeader(row) && !readGridRow(row) && !readListRow(row)) {
                reportUnmatched(row);
            }
        }
    }

    private boolean readHeader(Row row) {
        List<String> fields = Arrays.stream(row.fields()).map(Labels::normalise).toList();
        List<Grid> found = new ArrayList<>();
        for (FormTable table : labels.form().tables()) {
            int[] positions = positions(table, fields);
            if (positions != null) {
                found.add(new Grid(table, positions));
            }
        }
        if (!found.isEmpty()) {
            grids.clear();
            grids.addAll(found);
            return true;
        }
        if (fields.stream().anyMatch(VALUE_HEADERS::contains) && fields.stream().anyMatch(LABEL_HEADERS::contains)) {
            grids.clear();
            for (int i = 0; i < fields.size(); i++) {
                valueColumn = VALUE_HEADERS.contains(fields.get(i)) ? i : valueColumn;
            }
            return true;
        }
        return false;
    }

    /** Where the grid's columns stand in a header row, or {@code null} if the row is not its header. */
    private static int[] positions(FormTable table, List<String> fields) {
        if (!table.isGrid()) {
            return null;
        }
        int[] positions = new int[table.columns().size()];
        for (int i = 0; i < positions.length; i++) {
            FormTable.Column column = table.columns().get(i);
            positions[i] = fields.indexOf(Labels.normalise(column.label()));
            for (String other : column.also()) {
                positions[i] = positions[i] < 0 ? fields.indexOf(Labels.normalise(other)) : positions[i];
            }
            if (positions[i] < 0) {
                return null;
            }
        }
        return positions;
    }

    private boolean readGridRow(Row row) {
        for (Grid grid : grids) {
            for (String label :
                    labelsBefore(row, Arrays.stream(grid.positions()).min().orElse(0))) {
                List<Cell> cells = labels.row(grid.table(), label);
                for (int i = 0; i < cells.size(); i++) {
                    if (cells.get(i) != null) {
                        put(cells.get(i), row.field(grid.positions()[i]), row.line());
                    }
                }
                if (!cells.isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean readListRow(Row row) {
        for (String label : labelsBefore(row, valueColumn)) {
            List<Cell> candidates = labels.cells(label);
            if (!candidates.isEmpty()) {
                Cell cell = candidates.stream()
                        .filter(candidate -> candidate.index() > lastIndex)
                        .findFirst()
                        .orElse(candidates.get(0));
                put(cell, row.field(valueColumn), row.line());
                return true;
            }
        }
        return labels.isHeading(row.label()) && value(row).chars().noneMatch(Character::isDigit);
    }

    /** The row's wordings before its values, the nearest first: a heading or a number may stand before the label. */
    private static List<String> labelsBefore(Row row, int column) {
        List<String> before = new ArrayList<>();
        for (int i = column - 1; i >= 0; i--) {
            if (!row.field(i).isEmpty()) {
                before.add(Labels.normalise(row.field(i)));
            }
        }
        return before;
    }

    private void put(Cell cell, String text, int line) {
        if (submission.has(cell)) {
            submission.add(
                    ReadingRule.DUPLICATE_CELL,
                    cell.code(),
                    text,
                    null,
                    "“" + cell.label() + "”已在第 " + submission.lineOf(cell) + " 行填报,同一指标只能填报一次。",
                    line);
            return;
        }
        submission.put(cell, text, line);
        lastIndex = cell.index();
    }

    /** A row that no label fits matters only if something is filled in beside it. */
    private void reportUnmatched(Row row) {
        String value = value(row);
        boolean footer = FOOTERS.stream().anyMatch(row.label()::startsWith);
        if (!footer && !CellText.isBlank(value)) {
            String label = Arrays.stream(row.fields())
                    .filter(field -> !field.isEmpty())
                    .findFirst()
                    .orElse("");
            submission.add(
                    ReadingRule.UNMATCHED_LABEL,
                    null,
                    label + ":" + value,
                    null,
                    "“" + label + "”不是报表 " + submission.form().id() + " 的指标,其数值未计入;请使用报表的标准指标名称。",
                    row.line());
        }
    }

    /** What stands in the column of values; below a grid's header the first figure in any of its columns. */
    private String value(Row row) {
        return grids.isEmpty()
                ? row.field(valueColumn)
                : grids.stream()
                        .flatMapToInt(grid -> Arrays.stream(grid.positions()))
                        .mapToObj(row::field)
                        .filter(field -> field.chars().anyMatch(Character::isDigit))
                        .findFirst()
                        .orElse("");
    }
}
