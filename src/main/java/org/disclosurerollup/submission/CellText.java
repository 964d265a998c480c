package org.disclosurerollup.submission;

import java.util.Set;

/** What a cell's text means before it is read as a figure. */
final class CellText {

    /** Not applicable. */
    static final String NOT_APPLICABLE = "/";

    private static final String WIDE_NOT_APPLICABLE = "\uFF0F";

    private static final Set<String> DASHES = Set.of("-", "—", "——", "－", "–", "--", "―", "─", "──");

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
        return stripped.isEmpty()
                || stripped.equals(NOT_APPLICABLE)
                || stripped.equals(WIDE_NOT_APPLICABLE)
                || DASHES.contains(stripped);
    }

    /**
     * Whether a blank was written with something that is there to be read: a dash, or a non-breaking space, which
     * programs put where nothing stands. Plain and ideographic spaces are nothing, and not applicable says what it is.
     *
     * @param stripped what is left of the text, a blank
     */
    static boolean isWrittenBlank(String text, String stripped) {
        return DASHES.contains(stripped) || stripped.isEmpty() && !text.isBlank();
    }
}
