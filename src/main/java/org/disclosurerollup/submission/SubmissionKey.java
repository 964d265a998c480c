package org.disclosurerollup.submission;

/** What revisions of one submission share. */
record SubmissionKey(String unitCode, String form, String period, String scope) {

    static SubmissionKey of(Submission submission) {
        return new SubmissionKey(
                submission.unitCode(),
                submission.form().id(),
                submission.period().toString(),
                submission.scope().code());
    }
}
