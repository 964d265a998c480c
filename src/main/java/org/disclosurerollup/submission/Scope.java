package org.disclosurerollup.submission;

import java.util.Locale;
import java.util.Optional;

/** Whether a submission holds the unit's own figures or those of its whole area (口径). */
public enum Scope {
    OWN("本级"),
    AREA("汇总");

    private static final Scope[] ALL = values();

    private final String label;
    private final String code = name().toLowerCase(Locale.ROOT);

    Scope(String label) {
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** The scope of a stored code. */
    public static Scope ofCode(String code) {
        for (Scope scope : ALL) {
            if (scope.code.equals(code)) {
                return scope;
            }
        }
        throw new IllegalArgumentException("no scope has the code " + code);
    }

    /** Reads {@code own}, {@code area} or the Chinese word; blank is own. */
    public static Optional<Scope> parse(String text) {
        if (text.isEmpty()) {
            return Optional.of(OWN);
        }
        for (Scope scope : ALL) {
            if (scope.code.equals(text) || scope.label.equals(text)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }
}
