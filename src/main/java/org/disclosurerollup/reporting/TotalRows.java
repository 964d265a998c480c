package org.disclosurerollup.reporting;

import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.consolidation.Total;

/** {@code totals.csv}: a row per area, cell and group that has a value. */
final class TotalRows implements AreaRows {

    @Override
    public String file() {
        return "totals.csv";
    }

    @Override
    public String[] header() {
        return FigureFields.header(
                "value", "filled_units", "reported_units", "expected_units", "basis", "published_value");
    }

    @Override
    public void write(AreaPiece piece, CsvBuffer csv) {
        AreaFigures area = piece.area();
        if (area == null) {
            return;
        }
        CsvBuffer.Fields unit = FigureFields.of(area.unit());
        for (Cell cell : piece.formYear().form().cells()) {
            if (cell.isFigure()) {
                for (Group group : area.groups()) {
                    Total total = area.total(group);
                    if (total.figures()[cell.index()] != FixedPoint.BLANK) {
                        write(piece.fields().begin(csv, unit, cell, group), area, cell, total);
                    }
                }
            }
        }
    }

    private static void write(CsvBuffer csv, AreaFigures area, Cell cell, Total total) {
        csv.figure(total.figures()[cell.index()], cell.decimals())
                .number(total.filled()[cell.index()])
                .number(total.reportedUnits())
                .number(total.expectedUnits())
                .text(total.basis().code())
                .figure(area.restated(cell, total.group())
                        .map(restated -> restated.published().value())
                        .orElse(null))
                .endRow();
    }
}
