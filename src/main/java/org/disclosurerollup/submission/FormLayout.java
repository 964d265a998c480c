package org.disclosurerollup.submission;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;

/**
 * The form as an office hands it in: lines {@code 填报单位,…} and {@code 年度,…}, then the printed rows with their
 * values. A further {@code 填报单位} line begins the next submission.
 */
final class FormLayout {

    private static final int MOST_ROWS = 10_000;
    private static final String UNIT = "填报单位";
    private static final Map<String, List<String>> KEYS = Map.of(
            "unit", List.of(UNIT, "填报单位(盖章)", "unit_code"),
            "year", List.of("年度", "year"),
            "form", List.of("报表", "form"),
            "scope", List.of("口径", "scope"),
            "revision", List.of("修订", "revision"),
            "reason", List.of("说明", "reason"),
            "withdrawn", List.of("撤回", "withdrawn"));

    private final Catalogue catalogue;
    private final Identification identification;
    private final Map<Form, FormLabels> labels = new HashMap<>();

    FormLayout(Catalogue catalogue, Identification identification) {
        this.catalogue = catalogue;
        this.identification = identification;
    }

    /** A row of the file, its fields without the space around them. */
    record Row(int line, String[] fields) {

        String field(int column) {
            return column < fields.length ? fields[column] : "";
        }

        String label() {
            for (String field : fields) {
                if (!field.isEmpty()) {
                    return Labels.normalise(field);
                }
            }
            return "";
        }
    }

    /** Whether a file's first row can be the beginning of this layout. */
    static boolean fits(String[] firstRow) {
        return key(new Row(1, firstRow)).isPresent();
    }

    /** Reads the file, whose first row the rows stand on. */
    void read(CsvRows rows, String source, SubmissionSink sink) throws IOException {
        List<Row> block = new ArrayList<>();
        do {
            Row row = new Row(rows.line(), rows.strippedFields());
            if (key(row).filter("unit"::equals).isPresent() && hasUnit(block)) {
                readBlock(block, source, sink);
                block = new ArrayList<>();
            }
            block.add(row);
            if (block.size() > MOST_ROWS) {
                throw new MalformedFileException("一张报表超过 " + MOST_ROWS + " 行");
            }
        } while (hasNext(rows, block, source, sink));
        readBlock(block, source, sink);
    }

    /** Goes to the next row; where that fails, the submission it may belong to is incomplete. */
    private boolean hasNext(CsvRows rows, List<Row> block, String source, SubmissionSink sink) throws IOException {
        try {
            return rows.next();
        } catch (IOException e) {
            readBlock(block, source, new Interrupted(sink, rows.line()));
            throw e;
        }
    }

    private static boolean hasUnit(List<Row> block) {
        return block.stream().anyMatch(row -> key(row).filter("unit"::equals).isPresent());
    }

    private static Optional<String> key(Row row) {
        String label = row.label();
        String name = label.contains(":") ? label.substring(0, label.indexOf(':')) : label;
        return KEYS.entrySet().stream()
                .filter(entry -> entry.getValue().contains(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The value of a key row: its second filled field, or what follows the colon in its first. */
    private static String value(Row row) {
        String first = null;
        for (String field : row.fields()) {
            if (!field.isEmpty() && first != null) {
                return field;
            }
            first = first == null && !field.isEmpty() ? field : first;
        }
        int colon = first == null ? -1 : Math.max(first.indexOf(':'), first.indexOf('\uff1a'));
        return colon < 0 ? "" : CellText.strip(first.substring(colon + 1));
    }

    private void readBlock(List<Row> block, String source, SubmissionSink sink) {
        Map<String, String> keys = new HashMap<>();
        List<Row> body = new ArrayList<>();
        for (Row row : block) {
            Optional<String> key = key(row);
            if (key.isPresent()) {
                keys.putIfAbsent(key.get(), value(row));
            } else {
                body.add(row);
            }
        }
        String year = keys.getOrDefault("year", "");
        Identification.Stated stated = new Identification.Stated(
                keys.getOrDefault("unit", ""),
                year,
                keys.containsKey("form") ? keys.get("form") : recognise(body, year),
                keys.getOrDefault("scope", ""),
                keys.getOrDefault("revision", ""),
                keys.getOrDefault("reason", ""),
                keys.getOrDefault("withdrawn", ""));
        identification
                .identifyInAnyYear(stated, source, block.get(0).line(), sink)
                .ifPresent(submission -> {
                    new FormRows(labels.computeIfAbsent(submission.form(), FormLabels::new), submission).read(body);
                    sink.submission(submission);
                });
    }

    /** The form most of whose labels stand in the rows; among equals one that is valid in the year. */
    private String recognise(List<Row> body, String year) {
        Optional<Period> period = Period.parse(year.replace("年", ""));
        Form best = null;
        long bestScore = 0;
        for (Form form : catalogue.forms()) {
            FormLabels known = labels.computeIfAbsent(form, FormLabels::new);
            long matches = body.stream().filter(row -> known.knows(row.label())).count();
            boolean valid = period.isPresent() && form.isValidIn(period.get());
            long score = matches == 0 ? 0 : 2 * matches + (valid ? 1 : 0);
            if (score > bestScore) {
                best = form;
                bestScore = score;
            }
        }
        return best == null ? "" : best.id();
    }
}
