package org.disclosurerollup.reporting;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.submission.Finding;

/** Writes {@code findings.csv}: a row per finding, ready to go back to the unit. */
public final class FindingsCsv extends CsvOutput {

    private final UnitRegister units;

    public FindingsCsv(Path file, UnitRegister units) throws IOException {
        super(file, header());
        this.units = units;
    }

    /** Writes to a stream that is not ours to close; {@link #finish} flushes it. */
    public FindingsCsv(Writer stream, UnitRegister units) throws IOException {
        super(stream, header());
        this.units = units;
    }

    private static String[] header() {
        return Stream.concat(
                        Stream.of(FindingColumn.values()).map(FindingColumn::header), Stream.of(FindingColumn.LINE))
                .toArray(String[]::new);
    }

    public void write(Finding finding) throws IOException {
        for (FindingColumn column : FindingColumn.values()) {
            csv.text(column.of(finding, units));
        }
        csv.number(finding.line()).endRow();
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
