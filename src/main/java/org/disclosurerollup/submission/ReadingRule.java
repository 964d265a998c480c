package org.disclosurerollup.submission;

import static org.disclosurerollup.catalogue.Severity.HARD;
import static org.disclosurerollup.catalogue.Severity.NOTE;
import static org.disclosurerollup.catalogue.Severity.SOFT;

import org.disclosurerollup.catalogue.Severity;

/** What can be wrong with a file before any edit rule is asked. The code stands in the findings' rule column. */
public enum ReadingRule {
    UNREADABLE_FILE("unreadable-file", HARD),
    UNSUPPORTED_FILE("unsupported-file", SOFT),
    UNKNOWN_LAYOUT("unknown-layout", HARD),
    WRONG_FIELD_COUNT("wrong-field-count", HARD),
    UNKNOWN_UNIT("unknown-unit", HARD),
    AMBIGUOUS_UNIT("ambiguous-unit", HARD),
    UNIT_NOT_VALID("unit-not-valid", HARD),
    UNKNOWN_FORM("unknown-form", HARD),
    WRONG_YEAR("wrong-year", HARD),
    BAD_YEAR("bad-year", HARD),
    NOT_ANNUAL("not-annual", HARD),
    BAD_SCOPE("bad-scope", HARD),
    BAD_REVISION("bad-revision", HARD),
    BAD_WITHDRAWAL("bad-withdrawal", HARD),
    WITHDRAWN_FIGURES("withdrawn-figures", SOFT),
    REVISION_TAKEN("revision-taken", HARD),
    SUPERSEDED_COPY("superseded-copy", SOFT),
    YEAR_CLOSED("year-closed", SOFT),
    FILED_TWICE("filed-twice", SOFT),
    UNKNOWN_CELL("unknown-cell", HARD),
    DUPLICATE_CELL("duplicate-cell", HARD),
    UNMATCHED_LABEL("unmatched-label", SOFT),
    NOT_A_NUMBER("not-a-number", HARD),
    AMBIGUOUS_NUMBER("ambiguous-number", HARD),
    NUMBER_CONVERTED("number-converted", NOTE),
    APPROXIMATE_NUMBER("approximate-number", NOTE),
    WRITTEN_BLANK("written-blank", NOTE),
    FORMULA_VALUE("formula-value", NOTE),
    FORMULA_WITHOUT_VALUE("formula-without-value", HARD),
    TOO_MANY_DECIMALS("too-many-decimals", HARD),
    TOO_LARGE("too-large", HARD),
    NOT_YES_NO("not-yes-no", HARD),
    NO_FIGURES("no-figures", SOFT),
    READ_AS("read-as", NOTE),
    HIDDEN_ROWS("hidden-rows", NOTE),
    HIDDEN_SHEETS("hidden-sheets", NOTE),
    MACROS_IGNORED("macros-ignored", NOTE),
    LINKS_IGNORED("links-ignored", NOTE),
    OVER_LIMIT("over-limit", HARD),
    OTHER_THAN_NAMED("other-than-named", SOFT),
    BAD_CREDIT_CODE("bad-credit-code", HARD),
    BAD_KIND("bad-kind", HARD),
    BAD_GROUP("bad-group", HARD),
    BAD_STATED("bad-stated", HARD),
    EMPTY_EXPLANATION("empty-explanation", SOFT);

    private final String code;
    private final Severity severity;

    ReadingRule(String code, Severity severity) {
        this.code = code;
        this.severity = severity;
    }

    public String code() {
        return code;
    }

    public Severity severity() {
        return severity;
    }
}
