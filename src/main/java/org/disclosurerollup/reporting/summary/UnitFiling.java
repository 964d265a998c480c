package org.disclosurerollup.reporting.summary;

import java.math.BigDecimal;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.submission.Scope;

/**
 * A submission that stands: where the figures of a unit come from.
 *
 * @param accepted whether it may count; otherwise it waits with hard findings
 * @param counts whether its figures are in the total of the summary's area
 * @param source file below the inbox
 * @param line line of the file, from 1
 * @param reason why it was revised or accepted, {@code null} if not stated
 * @param acceptedBy the operator who accepted it despite hard findings, {@code null} if nobody needed to
 * @param figures one per cell of the form, in units of its last decimal
 */
public record UnitFiling(
        Scope scope,
        boolean accepted,
        boolean counts,
        int revision,
        String source,
        int line,
        String reason,
        String acceptedBy,
        long[] figures) {

    /** The figure of a cell, {@code null} if blank. */
    public BigDecimal value(Cell cell) {
        return FixedPoint.toDecimal(figures[cell.index()], cell.decimals());
    }

    UnitFiling counting(boolean isCounted) {
        return new UnitFiling(scope, accepted, isCounted, revision, source, line, reason, acceptedBy, figures);
    }
}
