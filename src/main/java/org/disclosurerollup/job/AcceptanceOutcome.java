package org.disclosurerollup.job;

import org.disclosurerollup.submission.JdbcAcceptanceStore.Standing;

/**
 * What accepting a submission did.
 *
 * @param accepted the revision that counts now
 * @param run the run that was made for it
 */
public record AcceptanceOutcome(Standing accepted, RunOutcome run) {}
