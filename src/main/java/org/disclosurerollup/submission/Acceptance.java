package org.disclosurerollup.submission;

import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;

/**
 * An operator's decision to count a submission despite its hard findings (强制上报).
 *
 * @param scope {@code null} for whichever scope was rejected
 * @param reason why
 * @param operator who decides
 */
public record Acceptance(String unitCode, Form form, Period period, Scope scope, String reason, String operator) {

    /** Drops the spaces around reason and operator, non-breaking and ideographic ones included. */
    public Acceptance {
        reason = CellText.strip(reason);
        operator = CellText.strip(operator);
    }
}
