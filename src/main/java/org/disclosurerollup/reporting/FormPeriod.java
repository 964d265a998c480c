package org.disclosurerollup.reporting;

import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;

/** A form and a period of which there is something to report. */
public record FormPeriod(Form form, Period period) {}
