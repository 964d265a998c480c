package org.disclosurerollup.submission;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        boolean[] repeated = repeated(header);
        while (rows.next()) {
            Optional<Submission> identified = identification.identify(keys.stated(rows), source, rows.line(), sink);
            if (identified.isEmpty()) {
                continue;
            }
            Submission submission = identified.get();
            Cell[] cells = cellsByForm.computeIfAbsent(submission.form(), form -> cells(form, header));
            readRow(rows, header, cells, repeated, submission);
            sink.submission(submission);
        }
    }

    private static Cell[] cells(Form form, String[] header) {
        Cell[] cells = new Cell[header.length];
        for (int i = 0; i < header.length; i++) {
            cells[i] = KeyColumns.isKey(header[i]) ? null : form.cell(header[i]);
        }
        return cells;
    }

    /** Which columns bear the code of a column before them. */
    private static boolean[] repeated(String[] header) {
        Set<String> seen = new HashSet<>();
        boolean[] repeated = new boolean[header.length];
        for (int i = 0; i < header.length; i++) {
            repeated[i] = !seen.add(header[i]);
        }
        return repeated;
    }

    private static void reportRepeated(Submission submission, Cell cell, String value, int line) {
        if (!CellText.isBlank(value)) {
            submission.add(
                    ReadingRule.DUPLICATE_CELL,
                    cell.code(),
                    value,
                    null,
                    "表头中单元格 " + cell.code() + " 出现不止一次,同一单元格只能填报一次。",
                    line);
        }
    }

    private static void readRow(CsvRows row, String[] header, Cell[] cells, boolean[] repeated, Submission submission) {
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
            if (cells[i] != null && repeated[i]) {
                reportRepeated(submission, cells[i], row.stripped(i), row.line());
            } else if (cells[i] != null) {
                submission.put(cells[i], row.field(i));
            } else if (!KeyColumns.isKey(header[i]) && !CellText.isBlank(row.stripped(i))) {
                submission.add(
                        ReadingRule.UNKNOWN_CELL,
                        header[i],
                        row.stripped(i),
                        null,
                        "报表 " + submission.form().id() + " 没有单元格“" + header[i] + "”,该列的数据无法计入。",
                        row.line());
            }
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
