package org.disclosurerollup.reporting;

import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.UnitRegister;

/** What the units are called. */
record UnitNames(UnitRegister units) {

    /** The unit's name in the period, its code if it has none. */
    String of(String code, Period period) {
        String name = FindingsCsv.unitName(code, period.toString(), units);
        return name.isEmpty() ? code : name;
    }
}
