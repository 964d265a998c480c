package org.disclosurerollup.reporting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.submission.Finding;

/** Writes {@code notices.csv}: a row per open finding that has a unit to go back to, sorted by unit. */
final class NoticesCsv extends FindingList {

    private static final int KEY_COLUMNS = 3;

    private final UnitRegister units;
    private final CellLabels labels;
    private String lastUnit;
    private int unitCount;

    /** @param earlier lines to take over, {@code null} for none */
    NoticesCsv(Path file, UnitRegister units, CellLabels labels, EarlierLines earlier) throws IOException {
        super(
                file,
                earlier,
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

    /** The lines of such a list, as far as they are to stand again. */
    static EarlierLines lines(Path file, Predicate<ListKey> stays) throws IOException {
        return new EarlierLines(file, KEY_COLUMNS, fields -> key(fields[0], fields[2]), stays);
    }

    /** By unit. */
    private static ListKey key(String unitCode, String period) {
        return new ListKey(unitCode, period, unitCode);
    }

    /** How many units are in it so far. */
    int unitCount() {
        return unitCount;
    }

    private void count(String unitCode) {
        unitCount += unitCode.equals(lastUnit) ? 0 : 1;
        lastUnit = unitCode;
    }

    @Override
    void takeOver(ListKey key, byte[] bytes, int from, int to) throws IOException {
        count(key.unitCode());
        super.takeOver(key, bytes, from, to);
    }

    void write(Finding finding) throws IOException {
        moveTo(key(finding.unitCode(), finding.period()));
        count(finding.unitCode());
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
