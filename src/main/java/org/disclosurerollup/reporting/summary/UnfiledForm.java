package org.disclosurerollup.reporting.summary;

import java.util.List;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.reporting.Coverage;

/**
 * A form that others filed and of which nothing counts in the area, although units of it should have filed.
 *
 * @param outstanding the units that should have filed, in tree order; at least one
 */
public record UnfiledForm(Form form, List<Coverage.Row> outstanding) {}
