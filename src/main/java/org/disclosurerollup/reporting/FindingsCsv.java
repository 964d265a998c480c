package org.disclosurerollup.reporting;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.submission.Finding;

/** Writes {@code findings.csv}: a row per finding, ready to go back to the unit. */
public final class FindingsCsv extends FindingList {

    private static final int KEY_COLUMNS = 5;

    private final UnitRegister units;

    public FindingsCsv(Path file, UnitRegister units) throws IOException {
        this(file, units, null);
    }

    /** @param earlier lines to take over, {@code null} for none */
    FindingsCsv(Path file, UnitRegister units, EarlierLines earlier) throws IOException {
        super(file, earlier, header());
        this.units = units;
    }

    /** The lines of such a list, as far as they are to stand again. */
    static EarlierLines lines(Path file, Predicate<ListKey> stays) throws IOException {
        return new EarlierLines(file, KEY_COLUMNS, fields -> key(fields[0], fields[2], fields[4]), stays);
    }

    /** By year, hard before soft before notes, and unit. */
    private static ListKey key(String severity, String unitCode, String period) {
        Severity rank = Severity.ofCode(severity).orElseThrow();
        return new ListKey(unitCode, period, period, Integer.toString(rank.ordinal()), unitCode);
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
        moveTo(key(finding.severity().code(), finding.unitCode(), finding.period()));
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
