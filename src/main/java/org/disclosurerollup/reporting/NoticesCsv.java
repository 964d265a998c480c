package org.disclosurerollup.reporting;

import java.io.IOException;
import java.nio.file.Path;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.submission.Finding;

/** Writes {@code notices.csv}: a row per open finding that has a unit to go back to, sorted by unit. */
final class NoticesCsv extends CsvOutput {

    private final UnitRegister units;
    private final CellLabels labels;

    NoticesCsv(Path folder, UnitRegister units, CellLabels labels) throws IOException {
        super(
                folder.resolve("notices.csv"),
                "unit_code",
                "unit_name",
                "year",
                "form",
                "cell",
                "label",
                "severity",
                "rule",
                "actual",
                "expected",
                "message",
                "source",
                "line");
        this.units = units;
        this.labels = labels;
    }

    void write(Finding finding) throws IOException {
        csv.text(finding.unitCode())
                .text(FindingsCsv.unitName(finding, units))
                .text(finding.period())
                .text(finding.form())
                .text(finding.cell())
                .text(labels.text(finding.form(), finding.cell()))
                .text(finding.severity().code())
                .text(finding.rule())
                .text(finding.actual())
                .text(finding.expected())
                .text(finding.message())
                .text(finding.source())
                .number(finding.line())
                .endRow();
    }
}
