package org.disclosurerollup.reporting;

import java.util.Locale;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.submission.Finding;

/**
 * What is told of a finding wherever it is written as data, in this order and by these names. Its line, the only number,
 * follows them as {@link #LINE}.
 */
enum FindingColumn {
    SEVERITY,
    RULE,
    UNIT_CODE,
    UNIT_NAME,
    YEAR,
    FORM,
    CELL,
    ACTUAL,
    EXPECTED,
    MESSAGE,
    SOURCE;

    static final String LINE = "line";

    String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The text as it is, not yet guarded against any reader; {@code null} or empty where there is none. */
    String of(Finding finding, UnitRegister units) {
        return switch (this) {
            case SEVERITY -> finding.severity().code();
            case RULE -> finding.rule();
            case UNIT_CODE -> finding.unitCode();
            case UNIT_NAME -> FindingsCsv.unitName(finding, units);
            case YEAR -> finding.period();
            case FORM -> finding.form();
            case CELL -> finding.cell();
            case ACTUAL -> finding.actual();
            case EXPECTED -> finding.expected();
            case MESSAGE -> finding.message();
            case SOURCE -> finding.where();
        };
    }
}
