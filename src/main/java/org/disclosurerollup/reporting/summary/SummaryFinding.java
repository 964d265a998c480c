package org.disclosurerollup.reporting.summary;

import org.disclosurerollup.submission.Finding;

/**
 * A finding on the area or on anything below it.
 *
 * @param unitName the unit's name in the period
 * @param answered whether a soft one was explained, or a hard one's submission accepted; its message says so
 */
public record SummaryFinding(Finding finding, String unitName, boolean answered) {}
