package org.disclosurerollup.reporting.summary;

import java.math.BigDecimal;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.consolidation.Group;

/**
 * A figure that is no longer what was published.
 *
 * @param period the year it is of: the summary's, or the one before, which its growth is measured against
 * @param published as printed then, {@code null} for a blank
 * @param now as of the summary's run, {@code null} for a blank
 */
public record RestatedFigure(
        Period period, String form, Cell cell, Group group, BigDecimal published, BigDecimal now) {}
