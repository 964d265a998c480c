package org.disclosurerollup.submission;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disclosurerollup.catalogue.Catalogue;

/**
 * The form as an office hands it in: lines {@code 填报单位,…} and {@code 年度,…}, then the printed rows with their
 * values. A further {@code 填报单位} line begins the next submission. In workbooks, documents and pages the unit and the
 * year may also stand in the title, or else in the file's name.
 */
final class FormLayout {

    private static final int MOST_ROWS = 10_000;

    private final FormRecognition recognition;
    private final Identification identification;
    private final NamedUnits named;

    FormLayout(Catalogue catalogue, Identification identification, NamedUnits named) {
        this.recognition = new FormRecognition(catalogue);
        this.identification = identification;
        this.named = named;
    }

    /** Whether a file's first row can be the beginning of this layout. */
    static boolean fits(String[] firstRow) {
        return FormKeys.of(firstRow).isPresent();
    }

    FormRecognition recognition() {
        return recognition;
    }

    /** Reads the file, whose first row the rows stand on. */
    void read(Rows rows, String source, SubmissionSink sink) throws IOException {
        List<FormRow> block = new ArrayList<>();
        Places part = null;
        int partStart = 0;
        do {
            FormRow row = FormRow.of(rows);
            if (row.places() != part) {
                part = row.places();
                partStart = block.size();
            }
            int end = endOfSubmission(block, partStart, row);
            if (end > 0) {
                readBlock(block.subList(0, end), source, sink);
                block = new ArrayList<>(block.subList(end, block.size()));
                partStart = 0;
            }
            block.add(row);
            if (block.size() > MOST_ROWS) {
                throw new MalformedFileException("一张报表超过 " + MOST_ROWS + " 行");
            }
        } while (hasNext(rows, block, source, sink));
        readBlock(block, source, sink);
    }

    /** How many rows before this one make a submission of their own; 0 where it goes on. */
    private static int endOfSubmission(List<FormRow> block, int partStart, FormRow row) {
        Optional<String> key = FormKeys.of(row);
        if (key.filter(FormKeys.UNIT::equals).isPresent()
                && has(FormKeys.UNIT, block.subList(partStart, block.size()))) {
            return block.size();
        }
        boolean identifies = key.filter(FormKeys.UNIT::equals).isPresent()
                || key.filter(FormKeys.YEAR::equals).isPresent();
        return identifies && !row.isText() && has(key.get(), block.subList(0, partStart)) ? partStart : 0;
    }

    private static boolean has(String key, List<FormRow> rows) {
        return rows.stream()
                .anyMatch(row ->
                        !row.isText() && FormKeys.of(row).filter(key::equals).isPresent());
    }

    /** Goes to the next row; where that fails, the submission it may belong to is incomplete. */
    private boolean hasNext(Rows rows, List<FormRow> block, String source, SubmissionSink sink) throws IOException {
        try {
            return rows.next();
        } catch (IOException e) {
            readBlock(block, source, new Interrupted(sink, rows.line()));
            throw e;
        }
    }

    private void readBlock(List<FormRow> block, String source, SubmissionSink sink) {
        Map<String, String> keys = new HashMap<>();
        List<FormRow> body = new ArrayList<>();
        for (FormRow row : block) {
            Optional<String> key = FormKeys.of(row);
            if (key.isPresent()) {
                keys.putIfAbsent(key.get(), FormKeys.value(row));
            } else if (!row.isText()) {
                body.add(row);
            }
        }
        boolean lines = block.get(0).places().kind() == Places.Kind.LINES;
        if (!lines) {
            new FormTitle(named).complete(keys, block, source);
        }
        String unit = keys.getOrDefault(FormKeys.UNIT, "");
        String year = keys.getOrDefault(FormKeys.YEAR, "");
        Identification.Stated stated = new Identification.Stated(
                unit.isEmpty() ? keys.getOrDefault(FormKeys.CREDIT_CODE, "") : unit,
                year,
                keys.containsKey(FormKeys.FORM) ? keys.get(FormKeys.FORM) : recognition.recognise(body, year),
                keys.getOrDefault(FormKeys.SCOPE, ""),
                keys.getOrDefault(FormKeys.REVISION, ""),
                keys.getOrDefault(FormKeys.REASON, ""),
                keys.getOrDefault(FormKeys.WITHDRAWN, ""));
        FormRow first = body.isEmpty() ? block.get(0) : body.get(0);
        identification
                .identifyInAnyYear(stated, source, lines ? block.get(0).line() : first.line(), sink)
                .ifPresent(submission -> {
                    new FormRows(recognition.labels(submission.form()), submission).read(body);
                    new NameCheck(named).check(submission, keys.getOrDefault(FormKeys.CREDIT_CODE, ""), source);
                    sink.submission(submission);
                });
    }
}
