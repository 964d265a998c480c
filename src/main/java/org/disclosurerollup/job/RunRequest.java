package org.disclosurerollup.job;

import java.nio.file.Path;
import java.util.Optional;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.submission.access.FilingRights;
import org.disclosurerollup.validation.RuleBook;

/**
 * What a run consolidates and where the result goes.
 *
 * @param rights who may file what with which file of the inbox
 * @param year the year to report; empty reports every year that changed
 * @param operator who runs it, for the audit trail
 */
public record RunRequest(
        Catalogue catalogue,
        RuleBook rules,
        UnitRegister units,
        FilingRights rights,
        Path inbox,
        Path out,
        Optional<Period> year,
        String operator) {

    /** Tells forms, rules, units and rights of one run from those of another. */
    String fingerprint() {
        return catalogue.fingerprint() + ":" + units.fingerprint() + rights.fingerprint();
    }
}
