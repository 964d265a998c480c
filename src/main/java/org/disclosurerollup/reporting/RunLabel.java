package org.disclosurerollup.reporting;

/**
 * How a run is shown.
 *
 * @param startedAt day and minute, {@code 2018-03-01 09:30}
 */
public record RunLabel(long run, String startedAt, String operator) {}
