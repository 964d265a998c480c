package org.disclosurerollup.submission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.submission.grid.Grid;
import org.disclosurerollup.submission.grid.GridRow;

/** Knows a form, and the tables of a document that are parts of one, by the labels in them. */
final class FormRecognition {

    /** A single label may stand in any table. */
    private static final int FEWEST_LABELS = 2;

    private final Catalogue catalogue;
    private final Map<Form, FormLabels> labels = new HashMap<>();

    FormRecognition(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    FormLabels labels(Form form) {
        return labels.computeIfAbsent(form, FormLabels::new);
    }

    /** The id of the form most of whose labels stand in the rows; among equals of one that is valid in the year. */
    String recognise(List<FormRow> body, String year) {
        Optional<Period> period = Period.parse(year.replace("年", ""));
        Form best = null;
        long bestScore = 0;
        for (Form form : catalogue.forms()) {
            FormLabels known = labels(form);
            long matches = body.stream()
                    .filter(row -> known.knows(row.label()) || hasLabel(known, row.fields()))
                    .count();
            matches += headers(known, body.stream().map(FormRow::fields).toList());
            boolean valid = period.isPresent() && form.isValidIn(period.get());
            long score = matches == 0 ? 0 : 2 * matches + (valid ? 1 : 0);
            if (score > bestScore) {
                best = form;
                bestScore = score;
            }
        }
        return best == null ? "" : best.id();
    }

    /** The sheets or tables in which labels of a form stand, and all text between them. */
    List<Grid> partsOfForms(List<Grid> grids) {
        List<Grid> parts = new ArrayList<>();
        for (Grid grid : grids) {
            if (grid.kind() == Grid.Kind.TEXT || isPartOfForm(grid)) {
                parts.add(grid);
            }
        }
        return parts.stream().allMatch(grid -> grid.kind() == Grid.Kind.TEXT) ? List.of() : parts;
    }

    private boolean isPartOfForm(Grid grid) {
        boolean keyed = grid.kind() == Grid.Kind.SHEET
                && grid.rows().stream()
                        .anyMatch(row -> FormKeys.of(row.fields())
                                .filter(key -> key.equals(FormKeys.UNIT) || key.equals(FormKeys.YEAR))
                                .isPresent());
        if (keyed) {
            return true;
        }
        List<String[]> rows = grid.rows().stream().map(GridRow::fields).toList();
        for (Form form : catalogue.forms()) {
            FormLabels known = labels(form);
            long found = rows.stream().filter(row -> hasLabel(known, row)).count();
            if (found >= FEWEST_LABELS || headers(known, rows) > 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasLabel(FormLabels known, String[] fields) {
        for (String field : fields) {
            if (field.codePoints().anyMatch(Character::isIdeographic) && known.knows(Labels.normalise(field))) {
                return true;
            }
        }
        return false;
    }

    /** How many rows are, with those above them, the header of a grid of the form with more than one column. */
    private static long headers(FormLabels known, Collection<String[]> rows) {
        long headers = 0;
        List<List<String>> above = new ArrayList<>();
        for (String[] row : rows) {
            List<String> fields = Arrays.stream(row).map(Labels::normalise).toList();
            if (fields.stream().anyMatch(known::isColumn)) {
                FormHeader header = new FormHeader(known, fields, above);
                headers += header.grids().stream().anyMatch(grid -> grid.positions().length > 1) ? 1 : 0;
            }
            above.add(0, fields);
            if (above.size() > 3) {
                above.remove(3);
            }
        }
        return headers;
    }
}
