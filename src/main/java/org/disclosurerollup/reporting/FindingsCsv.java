package org.disclosurerollup.reporting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.submission.Finding;

/** Writes {@code findings.csv}: a row per finding, ready to go back to the unit. */
public final class FindingsCsv extends CsvOutput {

    private final UnitRegister units;

    public FindingsCsv(Path file, UnitRegister units) throws IOException {
        super(
                file,
                "severity",
                "rule",
                "unit_code",
                "unit_name",
                "year",
                "form",
                "cell",
                "actual",
                "expected",
                "message",
                "source",
                "line");
        this.units = units;
    }

    public void write(Finding finding) throws IOException {
        csv.text(finding.severity().code())
                .text(finding.rule())
                .text(finding.unitCode())
                .text(unitName(finding, units))
                .text(finding.period())
                .text(finding.form())
                .text(finding.cell())
                .text(finding.actual())
                .text(finding.expected())
                .text(finding.message())
                .text(finding.source())
                .number(finding.line())
                .endRow();
    }

    /** The unit's name in the finding's period, or its only one, or nothing for an unknown unit. */
    public static String unitName(Finding finding, UnitRegister units) {
        return unitName(finding.unitCode(), finding.period(), units);
    }

    /** The unit's name in the period, or its only one, or nothing for an unknown unit. */
    static String unitName(String unitCode, String period, UnitRegister units) {
        List<Unit> versions = unitCode == null ? List.of() : units.ofCode(unitCode);
        return versions.stream()
                .filter(unit -> period != null
                        && Period.parse(period).filter(unit::existedIn).isPresent())
                .findFirst()
                .or(() -> versions.stream().findFirst())
                .map(Unit::name)
                .orElse("");
    }
}
