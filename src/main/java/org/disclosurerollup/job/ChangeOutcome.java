package org.disclosurerollup.job;

/**
 * What a {@link Change} did.
 *
 * @param subject what was changed, in a few words
 * @param run the run that was made for it
 */
public record ChangeOutcome(String subject, RunOutcome run) {}
