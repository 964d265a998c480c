package org.disclosurerollup.submission;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Form;

/** A row per submission: {@code unit_code,year,form,<cell code>…}. */
final class TableLayout {

    private final Catalogue catalogue;
    private final Identification identification;

    TableLayout(Catalogue catalogue, Identification identification) {
        this.catalogue = catalogue;
        this.identification = identification;
    }

    /** Reads all rows below the header. */
    void read(CsvRows rows, String[] header, String source, SubmissionSink sink) throws IOException {
        KeyColumns keys = KeyColumns.of(header);
        reportUnknownColumns(header, source, rows.line(), sink);
        Map<Form, Cell[]> cellsByForm = new HashMap<>();
        while (rows.next()) {
            Optional<Submission> identified =
                    identification.identifyInAnyYear(keys.stated(rows), source, rows.line(), sink);
            if (identified.isEmpty()) {
                continue;
            }
            Submission submission = identified.get();
            Cell[] cells = cellsByForm.computeIfAbsent(submission.form(), form -> cells(form, header));
            readRow(rows, header, cells, submission);
            sink.submission(submission);
        }
    }

    private static Cell[] cells(Form form, String[] header) {
        Cell[] cells = new Cell[header.length];
        for (int i = 0; i < header.length; i++) {
            boolean repeated = Arrays.asList(header).indexOf(header[i]) < i;
            cells[i] = KeyColumns.isKey(header[i]) || repeated ? null : form.cell(header[i]);
        }
        return cells;
    }

    private static void readRow(CsvRows row, String[] header, Cell[] cells, Submission submission) {
        int fields = row.size();
        if (fields != header.length) {
            submission.add(
                    ReadingRule.WRONG_FIELD_COUNT,
                    null,
                    fields + " 列",
                    header.length + " 列",
                    "本行有 " + fields + " 列,表头有 " + header.length + " 列;请检查多余或缺少的逗号。",
                    row.line());
        }
        for (int i = 0; i < Math.min(fields, header.length); i++) {
            if (cells[i] != null) {
                submission.put(cells[i], row.view(i));
            } else if (!KeyColumns.isKey(header[i]) && !CellText.isBlank(row.stripped(i))) {
                reportUnplaced(row, i, header, submission);
            }
        }
    }

    /** A value whose column no cell of the form stands for, or one that another column stands for already. */
    private static void reportUnplaced(CsvRows row, int column, String[] header, Submission submission) {
        String code = header[column];
        if (submission.form().cell(code) != null) {
            submission.add(
                    ReadingRule.DUPLICATE_CELL,
                    code,
                    row.stripped(column),
                    null,
                    "表头中单元格 " + code + " 出现不止一列,同一单元格只能填报一次;只读取了第一列。",
                    row.line());
        } else {
            submission.add(
                    ReadingRule.UNKNOWN_CELL,
                    code,
                    row.stripped(column),
                    null,
                    "报表 " + submission.form().id() + " 没有单元格“" + code + "”,该列的数据无法计入。",
                    row.line());
        }
    }

    /** A column that no form knows is told once, even where no row fills it; one without a name only where one does. */
    private void reportUnknownColumns(String[] header, String source, int line, SubmissionSink sink) {
        for (String name : header) {
            if (!name.isEmpty()
                    && !KeyColumns.isKey(name)
                    && catalogue.forms().stream().allMatch(form -> form.cell(name) == null)) {
                sink.finding(new Finding(
                        ReadingRule.UNKNOWN_CELL.severity(),
                        ReadingRule.UNKNOWN_CELL.code(),
                        null,
                        null,
                        null,
                        name,
                        name,
                        null,
                        "表头中的单元格“" + name + "”不属于任何报表,请核对单元格代码。",
                        source,
                        line));
            }
        }
    }
}
