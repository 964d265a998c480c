package org.disclosurerollup.submission;

import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;

/**
 * A figure that a report prints (数据表述), to be checked against what was filed. It is no part of any submission.
 *
 * @param group {@code total}, {@code government}, {@code departments} or {@code counties}; {@code null} where none is
 *     stated, which is an area's total or an office's own figure
 * @param source file, relative to the inbox
 * @param line line of the file, from 1
 */
public record Claim(
        String unitCode,
        Form form,
        Period period,
        Cell cell,
        String group,
        ClaimKind kind,
        PrintedFigure printed,
        String source,
        int line) {

    /** The group that stands for all of an area. */
    public static final String TOTAL = "total";

    /** Whether it is about all of the unit rather than a group within it. */
    public boolean isAboutWholeUnit() {
        return group == null || group.equals(TOTAL);
    }
}
