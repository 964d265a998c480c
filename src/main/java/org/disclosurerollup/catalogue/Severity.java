package org.disclosurerollup.catalogue;

import java.util.Locale;
import java.util.Optional;

/** What a finding means for the submission. */
public enum Severity {
    /** The submission is kept and shown, but not counted. */
    HARD("错误"),
    /** The submission is counted and flagged. */
    SOFT("提示"),
    /** How something was read; nobody has to do anything. No rule of a form has it. */
    NOTE("说明");

    private final String label;
    private final String code = name().toLowerCase(Locale.ROOT);

    Severity(String label) {
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static Optional<Severity> ofCode(String code) {
        for (Severity severity : values()) {
            if (severity.code.equals(code)) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }
}
