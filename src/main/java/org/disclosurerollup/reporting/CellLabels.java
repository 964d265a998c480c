package org.disclosurerollup.reporting;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Form;

/** The official labels of the cells that findings name by their codes. */
final class CellLabels {

    private final Catalogue catalogue;

    CellLabels(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * A cell as a finding names it.
     *
     * @param label the official label, empty for a code that the form has not
     * @param unit its unit of measure, empty where the form prints none
     */
    record Named(String code, String label, String unit) {}

    /** The form's title, its id as filed where it is unknown, empty for {@code null}. */
    String title(String form) {
        Form known = form == null ? null : catalogue.form(form);
        if (known == null) {
            return form == null ? "" : form;
        }
        return known.title();
    }

    /** The cells of a finding, in its order; none where it names none. A code that is unknown is kept as it is. */
    List<Named> cells(String form, String codes) {
        if (codes == null || codes.isEmpty()) {
            return List.of();
        }
        Form known = form == null ? null : catalogue.form(form);
        List<Named> cells = new ArrayList<>();
        for (String code : codes.split(" ")) {
            Cell cell = known == null ? null : known.cell(code);
            if (cell == null) {
                // Words of a column that no form knows belong together.
                return List.of(new Named(codes, "", ""));
            }
            cells.add(new Named(code, cell.label(), cell.unitOfMeasure()));
        }
        return cells;
    }

    /** The labels of a finding's cells in one line, as CSV files have them. */
    String text(String form, String codes) {
        return cells(form, codes).stream()
                .map(Named::label)
                .filter(label -> !label.isEmpty())
                .collect(Collectors.joining(";"));
    }
}
