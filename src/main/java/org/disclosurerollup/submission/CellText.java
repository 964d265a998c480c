package org.disclosurerollup.submission;

import java.util.Set;

/** What a cell's text means before it is read as a figure. */
final class CellText {

    /** Not applicable. */
    static final String NOT_APPLICABLE = "/";

    private static final Set<String> DASHES = Set.of("-", "—", "——", "－", "–", "--");

    private CellText() {}

    /** Without white space around it, non-breaking and ideographic spaces included. */
    static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    static boolean isSpace(char c) {
        return c <= ' ' || c == '\u00a0' || c == '\u3000' || c == '\u2007' || c == '\u202f' || c == '\ufeff';
    }

    /** Whether the stripped text stands for no value: empty, not applicable, or a dash. */
    static boolean isBlank(String stripped) {
        return stripped.isEmpty() || stripped.equals(NOT_APPLICABLE) || DASHES.contains(stripped);
    }
}
