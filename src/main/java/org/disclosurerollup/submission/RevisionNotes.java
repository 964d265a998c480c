package org.disclosurerollup.submission;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is said to a submission about its being a revision, or a copy of one. */
final class RevisionNotes {

    private RevisionNotes() {}

    static Finding revisionTaken(Submission submission, Revision taken, RevisionHistory history) {
        return note(
                submission,
                ReadingRule.REVISION_TAKEN,
                Integer.toString(taken.number()),
                Integer.toString(history.nextNumber()),
                "第 " + taken.number() + " 次修订已经报送(" + taken.source() + "),内容不同;请改用下一个修订次数。");
    }

    static Finding yearClosed(Submission submission) {
        String message = submission.period() + " 年已封账,本次报送已收下,待重新开启该年度后处理;在此之前汇总数不变。";
        return note(submission, ReadingRule.YEAR_CLOSED, null, null, message);
    }

    /** Two different submissions in one run without a revision number: the later is taken, and somebody should know. */
    static Optional<Finding> filedTwice(Submission submission, RevisionHistory history, long run) {
        return history.latest()
                .filter(latest -> submission.revision() == 0 && latest.introducedRun() == run)
                .map(latest -> note(
                        submission,
                        ReadingRule.FILED_TWICE,
                        null,
                        null,
                        "同一批次中 " + latest.source() + " 也报送了本表且内容不同,按文件顺序以本次为准。"));
    }

    /**
     * The content of an earlier revision came again and was not stored: it does not silently take back a later one. One
     * that just still stands in a file it came with does not try to.
     *
     * @param same the latest revision with the content
     */
    static Optional<Finding> copy(Submission submission, byte[] content, Revision same, RevisionHistory history) {
        List<Revision> later = Stream.of(history.latest(), history.last())
                .flatMap(Optional::stream)
                .filter(revision -> revision.number() > same.number())
                .toList();
        String source = submission.source();
        if (later.isEmpty()
                || history.hasContentFrom(content, source)
                        && later.stream()
                                .noneMatch(revision -> revision.source().equals(source))) {
            return Optional.empty();
        }
        Revision inItsPlace = later.get(0);
        return Optional.of(note(
                submission,
                ReadingRule.SUPERSEDED_COPY,
                Integer.toString(same.number()),
                Integer.toString(inItsPlace.number()),
                "内容与" + describe(same, history) + "第 " + same.number() + " 版相同," + supersededBy(inItsPlace)
                        + (same.judgement() == SubmissionStatus.WITHDRAWN ? ";如要再次撤回" : ";如要恢复")
                        + ",请填写修订次数后重新报送。"));
    }

    private static String describe(Revision same, RevisionHistory history) {
        if (same.isWaiting() || history.latest().filter(Revision::isWaiting).isPresent()) {
            return "";
        }
        return same.isOpen() ? "现行的" : "已被替代的";
    }

    private static String supersededBy(Revision later) {
        String number = "第 " + later.number() + " 版";
        if (later.judgement() == SubmissionStatus.REJECTED) {
            return "此后报送的" + number + "(" + later.source() + ")未通过审核,仍待更正";
        }
        if (later.isWaiting()) {
            return "待年度重新开启后以" + number + "为准";
        }
        return later.isWithdrawal() ? "本表已由" + number + "撤回" : "现行的是" + number;
    }

    private static Finding note(
            Submission submission, ReadingRule rule, String actual, String expected, String message) {
        return new Finding(
                rule.severity(),
                rule.code(),
                submission.unitCode(),
                submission.period().toString(),
                submission.form().id(),
                null,
                actual,
                expected,
                message,
                submission.source(),
                submission.line());
    }
}
