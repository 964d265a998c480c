package org.disclosurerollup.submission;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disclosurerollup.catalogue.Cell;

/** A row per cell: {@code unit_code,year,form,cell,value}. The rows of a submission need not stand together. */
final class LongLayout {

    private final Identification identification;

    LongLayout(Identification identification) {
        this.identification = identification;
    }

    /** What rows of one submission share, however they write it: a unit's name or code, a scope or its absence. */
    private record Identity(SubmissionKey key, int revision) {

        static Identity of(Submission submission) {
            return new Identity(SubmissionKey.of(submission), submission.revision());
        }
    }

    static boolean fits(String[] header) {
        return Arrays.asList(header).containsAll(List.of("cell", "value"));
    }

    /** Reads all rows below the header, then hands over the submissions in the order of their first rows. */
    void read(Rows rows, String[] header, String source, SubmissionSink sink) throws IOException {
        KeyColumns keys = KeyColumns.of(header);
        int cellColumn = Arrays.asList(header).indexOf("cell");
        int valueColumn = Arrays.asList(header).indexOf("value");
        Map<Identification.Stated, Optional<Submission>> byStated = new HashMap<>();
        Map<Identity, Submission> submissions = new LinkedHashMap<>();
        while (hasNext(rows, submissions.values(), sink)) {
            Identification.Stated stated = keys.stated(rows);
            int line = rows.line();
            Optional<Submission> submission = byStated.get(stated.withoutReason());
            if (submission == null) {
                submission = identification
                        .identifyInAnyYear(stated, source, line, sink)
                        .map(read -> merge(read, submissions));
                byStated.put(stated.withoutReason(), submission);
            }
            if (submission.isPresent()) {
                readCell(submission.get(), rows, header.length, rows.stripped(cellColumn), valueColumn);
            }
        }
        submissions.values().forEach(sink::submission);
    }

    /** The submission that the row belongs to. One row that withdraws it is enough. */
    private static Submission merge(Submission read, Map<Identity, Submission> submissions) {
        Submission submission = submissions.computeIfAbsent(Identity.of(read), unknown -> read);
        if (read.isWithdrawn()) {
            submission.withdraw();
        }
        return submission;
    }

    /** Goes to the next row; where that fails, any submission so far may lack rows. */
    private static boolean hasNext(Rows rows, Collection<Submission> submissions, SubmissionSink sink)
            throws IOException {
        try {
            return rows.next();
        } catch (IOException e) {
            SubmissionSink interrupted = new Interrupted(sink, rows.line());
            submissions.forEach(interrupted::submission);
            throw e;
        }
    }

    private static void readCell(Submission submission, Rows row, int columns, String code, int valueColumn) {
        String value = row.field(valueColumn);
        if (submission.isWithdrawn() && code.isEmpty() && CellText.isBlank(CellText.strip(value))) {
            return;
        }
        Cell cell = submission.form().cell(code);
        if (row.size() != columns) {
            submission.add(
                    ReadingRule.WRONG_FIELD_COUNT,
                    code,
                    row.size() + " 列",
                    columns + " 列",
                    "本行有 " + row.size() + " 列,表头有 " + columns + " 列;请检查多余或缺少的逗号。",
                    row.line());
        } else if (cell == null) {
            submission.add(
                    ReadingRule.UNKNOWN_CELL,
                    code,
                    value,
                    null,
                    "报表 " + submission.form().id() + " 没有单元格“" + code + "”,该行的数据无法计入。",
                    row.line());
        } else if (submission.has(cell)) {
            submission.add(
                    ReadingRule.DUPLICATE_CELL,
                    code,
                    value,
                    null,
                    "单元格 " + code + " 已在第 " + submission.lineOf(cell) + " 行填报,同一单元格只能填报一次。",
                    row.line());
        } else {
            submission.put(cell, value, row.places(), row.line(), valueColumn);
            if (row.isFormula(valueColumn)) {
                submission.noteFormula(cell, row.places(), row.line(), valueColumn);
            }
        }
    }
}
