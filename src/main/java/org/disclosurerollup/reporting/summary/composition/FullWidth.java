package org.disclosurerollup.reporting.summary.composition;

/** Punctuation as Chinese print has it. Between two ASCII characters, as in a number or a date, it stays as it is. */
final class FullWidth {

    private static final String HALF = ",;:()?!";
    private static final String FULL = "\uFF0C\uFF1B\uFF1A\uFF08\uFF09\uFF1F\uFF01";

    private FullWidth() {}

    static String of(String text) {
        StringBuilder full = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            int mark = HALF.indexOf(text.charAt(i));
            boolean inNumber = i > 0 && i + 1 < text.length() && text.charAt(i - 1) < 128 && text.charAt(i + 1) < 128;
            if (mark >= 0 && !(inNumber && HALF.indexOf(text.charAt(i)) < 3 && Character.isDigit(text.charAt(i + 1)))) {
                full.setCharAt(i, FULL.charAt(mark));
            }
        }
        return full.toString();
    }
}
