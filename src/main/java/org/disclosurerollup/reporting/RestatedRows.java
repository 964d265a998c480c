package org.disclosurerollup.reporting;

import java.util.Optional;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.consolidation.Group;

/** {@code restated.csv}: the published figures that have changed since, beside what they are now. */
final class RestatedRows implements AreaRows {

    @Override
    public String file() {
        return "restated.csv";
    }

    @Override
    public String[] header() {
        return new String[] {
            "unit_code",
            "unit_name",
            "year",
            "form",
            "cell",
            "label",
            "unit_of_measure",
            "group",
            "publication",
            "published_value",
            "value",
            "published_previous",
            "previous",
            "published_growth_pct",
            "growth_pct",
            "published_share_pct",
            "share_pct",
            "restated"
        };
    }

    @Override
    public void write(AreaPiece piece, CsvBuffer csv) {
        AreaFigures area = piece.area();
        if (area == null || area.publication() == null) {
            return;
        }
        FormYear formYear = piece.formYear();
        for (Cell cell : formYear.form().cells()) {
            if (cell.isFigure()) {
                for (Group group : area.groupsEver()) {
                    Optional<Restated> restated = area.restated(cell, group);
                    if (restated.isPresent()) {
                        write(csv, formYear, area, cell, group, restated.get());
                    }
                }
            }
        }
    }

    private static void write(
            CsvBuffer csv, FormYear formYear, AreaFigures area, Cell cell, Group group, Restated restated) {
        Compared now = area.comparedOrBlank(cell, group);
        Compared then = restated.published();
        csv.text(area.unit().code())
                .text(area.unit().name())
                .text(formYear.period().toString())
                .text(formYear.form().id())
                .text(cell.code())
                .text(cell.label())
                .text(cell.unitOfMeasure())
                .text(group.code())
                .text(restated.publication())
                .figure(then.value())
                .figure(now.value())
                .figure(then.previous())
                .figure(now.previous())
                .percent(then.growth().percent())
                .percent(now.growth().percent())
                .percent(then.share())
                .percent(now.share())
                .text(Wording.restatedPart(now, then))
                .endRow();
    }
}
