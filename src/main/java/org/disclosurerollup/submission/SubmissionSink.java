package org.disclosurerollup.submission;

/** Takes what a file yields, in file order. */
public interface SubmissionSink {

    /** A submission of a known unit, form and year, perhaps with findings that keep it from being counted. */
    void submission(Submission submission);

    /** A submission that cannot be attributed to unit, form and year; follows its findings. */
    void unattributed();

    /** A figure that a report prints; passed over where nobody asks for it. */
    default void claim(Claim claim) {}

    /** A finding about the file, or about lines that yield no {@link Submission}. */
    void finding(Finding finding);

    /** An explanation of a finding; who only checks submissions need not take it. */
    default void explanation(Explanation explanation) {}
}
