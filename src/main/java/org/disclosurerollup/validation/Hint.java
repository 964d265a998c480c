package org.disclosurerollup.validation;

import java.util.List;
import org.disclosurerollup.catalogue.Cell;

/**
 * One smallest set of cells whose change lets a submission keep all its hard rules. It says what would be consistent,
 * not what is true: it is named to the person who files and never applied.
 *
 * @param changes the cells, in form order
 */
public record Hint(List<Change> changes) {

    public Hint {
        changes = List.copyOf(changes);
    }

    /**
     * A cell of the set.
     *
     * @param filed the text as it was filed, empty for a blank
     * @param proposed the one figure that keeps the rules, in the cell's unit of measure; empty where several would
     */
    public record Change(Cell cell, String filed, String proposed) {}
}
