package org.disclosurerollup.submission;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A row per explanation: {@code unit_code,year,form,rule,cell,value,explanation}, the columns in any order. */
final class ExplanationLayout {

    private final Identification identification;

    ExplanationLayout(Identification identification) {
        this.identification = identification;
    }

    /** Whether a file with the three key columns holds explanations and not submissions. */
    static boolean fits(String[] header) {
        return Arrays.asList(header).containsAll(List.of("rule", "explanation"));
    }

    /** Reads all rows below the header. */
    void read(Rows rows, String[] header, String source, SubmissionSink sink) throws IOException {
        List<String> names = Arrays.asList(header);
        KeyColumns keys = KeyColumns.of(header);
        while (rows.next()) {
            Row row = new Row(
                    keys.stated(rows),
                    rows.stripped(names.indexOf("rule")),
                    rows.stripped(names.indexOf("cell")),
                    unguarded(rows.stripped(names.indexOf("value"))),
                    rows.stripped(names.indexOf("explanation")),
                    source,
                    rows.line());
            sink.explanation(read(row, rows.size(), header.length, new FindingsOnly(sink)));
        }
    }

    private record Row(
            Identification.Stated stated,
            String rule,
            String cell,
            String value,
            String text,
            String source,
            int line) {

        Explanation explanation(Submission about) {
            return new Explanation(
                    about == null ? stated.unit() : about.unitCode(),
                    about == null ? stated.year() : about.period().toString(),
                    about == null ? stated.form() : about.form().id(),
                    rule,
                    cell,
                    value,
                    text,
                    line,
                    about == null || text.isEmpty());
        }

        Finding finding(ReadingRule reading, String actual, String expected, String message) {
            return new Finding(
                    reading.severity(),
                    reading.code(),
                    stated.unit(),
                    stated.year(),
                    stated.form(),
                    cell.isEmpty() ? null : cell,
                    actual,
                    expected,
                    message,
                    source,
                    line);
        }
    }

    private Explanation read(Row row, int fields, int columns, SubmissionSink sink) {
        if (fields != columns) {
            sink.finding(row.finding(
                    ReadingRule.WRONG_FIELD_COUNT,
                    fields + " 列",
                    columns + " 列",
                    "本行有 " + fields + " 列,表头有 " + columns + " 列;说明中如有逗号,请给整段说明加上引号。"));
            return row.explanation(null);
        }
        Optional<Submission> about = identification.identify(row.stated(), row.source(), row.line(), sink);
        if (row.text().isEmpty()) {
            sink.finding(row.finding(ReadingRule.EMPTY_EXPLANATION, null, null, "没有填写说明,本行不起作用。"));
        }
        return row.explanation(about.orElse(null));
    }

    /** Without the apostrophe that {@code findings.csv} puts before text which a spreadsheet would take for a formula. */
    private static String unguarded(String value) {
        return value.length() > 1 && value.charAt(0) == '\'' && "=+-@".indexOf(value.charAt(1)) >= 0
                ? value.substring(1)
                : value;
    }

    /** An explanation that cannot be attributed is no submission that was rejected. */
    private record FindingsOnly(SubmissionSink sink) implements SubmissionSink {

        @Override
        public void submission(Submission submission) {}

        @Override
        public void unattributed() {}

        @Override
        public void finding(Finding finding) {
            sink.finding(finding);
        }
    }
}
