package org.disclosurerollup.reporting;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.consolidation.Group;

/**
 * The fields that tell a figure from all others, {@code unit_code} to {@code group}, as {@link TotalRows} and
 * {@link ComparisonRows} begin their rows; what many rows share is encoded once.
 */
final class FigureFields {

    private static final List<String> HEADER =
            List.of("unit_code", "unit_name", "level", "year", "form", "cell", "label", "unit_of_measure", "group");

    private final CsvBuffer.Fields formYear;
    private final CsvBuffer.Fields[] cells;
    private final Map<Group, CsvBuffer.Fields> groups = new EnumMap<>(Group.class);

    FigureFields(FormYear formYear) {
        this.formYear = CsvBuffer.Fields.of(
                formYear.period().toString(), formYear.form().id());
        this.cells = new CsvBuffer.Fields[formYear.form().size()];
        for (Cell cell : formYear.form().cells()) {
            cells[cell.index()] = CsvBuffer.Fields.of(cell.code(), cell.label(), cell.unitOfMeasure());
        }
        for (Group group : Group.values()) {
            groups.put(group, CsvBuffer.Fields.of(group.code()));
        }
    }

    /** The names of these fields' columns and of those that a table has besides. */
    static String[] header(String... more) {
        return Stream.concat(HEADER.stream(), Stream.of(more)).toArray(String[]::new);
    }

    static CsvBuffer.Fields of(Unit unit) {
        return CsvBuffer.Fields.of(unit.code(), unit.name(), unit.kind().code());
    }

    /** Begins a row. */
    CsvBuffer begin(CsvBuffer csv, CsvBuffer.Fields unit, Cell cell, Group group) {
        return csv.fields(unit).fields(formYear).fields(cells[cell.index()]).fields(groups.get(group));
    }
}
