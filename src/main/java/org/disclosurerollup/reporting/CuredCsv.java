package org.disclosurerollup.reporting;

import java.io.IOException;
import java.nio.file.Path;
import org.disclosurerollup.catalogue.UnitRegister;

/** Writes {@code cured.csv}: a row per finding that a correction has cured, with when it was found and when cured. */
final class CuredCsv extends CsvOutput {

    private final UnitRegister units;
    private final CellLabels labels;

    CuredCsv(Path folder, UnitRegister units, CellLabels labels) throws IOException {
        super(
                folder.resolve("cured.csv"),
                "unit_code",
                "unit_name",
                "year",
                "form",
                "cell",
                "label",
                "rule",
                "severity",
                "found_run",
                "found_on",
                "cured_run",
                "cured_on",
                "value_then",
                "value_now");
        this.units = units;
        this.labels = labels;
    }

    void write(JdbcCuredFindings.Cured cured) throws IOException {
        csv.text(cured.unitCode())
                .text(FindingsCsv.unitName(cured.unitCode(), cured.period(), units))
                .text(cured.period())
                .text(cured.form())
                .text(cured.cells())
                .text(labels.text(cured.form(), cured.cells()))
                .text(cured.rule())
                .text(cured.severity())
                .number(cured.foundRun())
                .text(cured.foundOn())
                .number(cured.curedRun())
                .text(cured.curedOn())
                .text(cured.valueThen())
                .text(cured.valueNow())
                .endRow();
    }
}
