package org.disclosurerollup.comparison;

/** What became of a submission between two runs. */
public enum ChangeKind {
    /** It counts now, and nothing did before. */
    NEW("new", "新报"),
    /** Another revision counts. */
    CORRECTED("corrected", "更正"),
    /** Another revision counts, with the same figures and texts. */
    REFILED("refiled", "重报,数据未变"),
    /** It counts because an operator accepted it despite hard findings. */
    ACCEPTED("accepted", "强制受理"),
    /** What came has hard findings and does not count. */
    REJECTED("rejected", "退回"),
    /** Nothing of it counts any more. */
    WITHDRAWN("withdrawn", "撤回"),
    /** What came waits for its year to be reopened. */
    WAITING("waiting", "待处理"),
    /** The same revision was judged anew. */
    REJUDGED("rejudged", "重新审核"),
    /** What came is older than what counts already. */
    SUPERSEDED("superseded", "旧版,未采用");

    private final String code;
    private final String label;

    ChangeKind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** What it means that the latest of what came has that status and does not count. */
    static ChangeKind ofUncounted(String status) {
        return switch (status) {
            case "rejected" -> REJECTED;
            case "withdrawn" -> WITHDRAWN;
            case "waiting" -> WAITING;
            default -> SUPERSEDED;
        };
    }
}
