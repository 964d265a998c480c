package org.disclosurerollup.reporting;

import org.disclosurerollup.catalogue.Severity;

/**
 * What was said to a finding.
 *
 * @param explanation the unit's explanation of it, {@code null} if there is none
 * @param reason why its submission was accepted, {@code null} if nobody did
 * @param acceptedBy the operator who accepted its submission despite hard findings, {@code null} if nobody did
 */
record Answer(String explanation, String reason, String acceptedBy) {

    boolean isExplained() {
        return explanation != null;
    }

    /**
     * The words that the outputs put behind a finding's message, nothing where it has no answer. An explanation leaves a
     * hard finding hard, and says so; an acceptance marks all findings of its submission.
     */
    String mark(Severity severity) {
        boolean accepted = acceptedBy != null;
        StringBuilder mark = new StringBuilder();
        if (isExplained()) {
            mark.append("〔已说明:").append(explanation);
            if (severity == Severity.HARD && !accepted) {
                mark.append(";仍是错误,须更正或由操作员强制受理");
            }
            mark.append("〕");
        }
        if (accepted) {
            mark.append("〔已强制受理:%s;%s〕".formatted(reason, acceptedBy));
        }
        return mark.toString();
    }
}
