package org.disclosurerollup.reporting.template;

import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.submission.Scope;

/**
 * A unit that a form is sent to.
 *
 * @param scope what the form says of its figures; an area may change it, an office cannot
 * @param before last year's figures in this form's cells, {@code null} if there are none
 */
public record Recipient(Unit unit, Scope scope, long[] before) {}
