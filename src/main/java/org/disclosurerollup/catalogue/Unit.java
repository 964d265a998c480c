package org.disclosurerollup.catalogue;

import java.time.LocalDate;
import java.util.List;

/**
 * A reporting unit (填报单位) as {@code units.csv} states it for a span of time. A unit that moved or was renamed has
 * several such rows with one code.
 *
 * @param parent code of the area it belongs to, {@code null} at the top
 * @param validFrom first day, {@code LocalDate.MIN} if open
 * @param validTo last day, {@code LocalDate.MAX} if open
 * @param successors codes of the units that took over when this one ended (承接单位), empty where there are none
 * @param creditCode its unified social credit code (统一社会信用代码), empty if not stated
 * @param line line of {@code units.csv}
 */
public record Unit(
        String code,
        String name,
        UnitKind kind,
        String parent,
        LocalDate validFrom,
        LocalDate validTo,
        List<String> successors,
        String creditCode,
        int line) {

    /** A unit of which no credit code is known. */
    public Unit(
            String code,
            String name,
            UnitKind kind,
            String parent,
            LocalDate validFrom,
            LocalDate validTo,
            List<String> successors,
            int line) {
        this(code, name, kind, parent, validFrom, validTo, successors, "", line);
    }

    /** Whether the unit existed on at least one day of the period, so that it may file for it. */
    public boolean existedIn(Period period) {
        return !validFrom.isAfter(period.lastDay()) && !validTo.isBefore(period.firstDay());
    }

    /** Whether the unit existed on the period's last day, so that it is expected to file for it. */
    public boolean existedAtEndOf(Period period) {
        return !validFrom.isAfter(period.lastDay()) && !validTo.isBefore(period.lastDay());
    }
}
