package org.disclosurerollup.submission;

/**
 * Marks submissions whose file could not be read to its end: what is missing from them is not known, so they must not
 * be counted.
 *
 * @param line where reading ended
 */
record Interrupted(SubmissionSink sink, int line) implements SubmissionSink {

    @Override
    public void submission(Submission submission) {
        submission.add(
                ReadingRule.UNREADABLE_FILE,
                null,
                null,
                null,
                "文件从第 " + line + " 行起无法读取,本表可能不完整,未计入;请改正文件后重新报送。",
                line);
        sink.submission(submission);
    }

    @Override
    public void unattributed() {
        sink.unattributed();
    }

    @Override
    public void finding(Finding finding) {
        sink.finding(finding);
    }
}
