package org.disclosurerollup.reporting;

import java.util.List;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.UnitTree;

/**
 * All figures of one form and period.
 *
 * @param areas the areas with figures, in tree order
 * @param gone the areas that had figures when they were published and have none now
 */
public record FormYear(Form form, Period period, UnitTree tree, List<AreaFigures> areas, List<AreaFigures> gone) {}
