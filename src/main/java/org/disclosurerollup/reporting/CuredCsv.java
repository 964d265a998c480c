package org.disclosurerollup.reporting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.disclosurerollup.catalogue.UnitRegister;

/** Writes {@code cured.csv}: a row per finding that a correction has cured, with when it was found and when cured. */
final class CuredCsv extends FindingList {

    private static final int KEY_COLUMNS = 3;

    private final UnitRegister units;
    private final CellLabels labels;

    /** @param earlier lines to take over, {@code null} for none */
    CuredCsv(Path file, UnitRegister units, CellLabels labels, EarlierLines earlier) throws IOException {
        super(
                file,
                earlier,
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

    /** The lines of such a list, as far as they are to stand again. */
    static EarlierLines lines(Path file, Predicate<ListKey> stays) throws IOException {
        return new EarlierLines(file, KEY_COLUMNS, fields -> key(fields[0], fields[2]), stays);
    }

    /** By year and unit. */
    private static ListKey key(String unitCode, String period) {
        return new ListKey(unitCode, period, period, unitCode);
    }

    void write(JdbcCuredFindings.Cured cured) throws IOException {
        moveTo(key(cured.unitCode(), cured.period()));
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
