package org.disclosurerollup.submission;

import java.text.Normalizer;

/** Printed labels made comparable: width, spaces and quotation marks do not matter, words do. */
final class Labels {

    private static final String IGNORED = "“”‘’\"'「」『』";

    private Labels() {}

    static String normalise(String label) {
        String compatible = Normalizer.normalize(label, Normalizer.Form.NFKC);
        StringBuilder plain = new StringBuilder(compatible.length());
        for (int i = 0; i < compatible.length(); i++) {
            char c = compatible.charAt(i);
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && IGNORED.indexOf(c) < 0) {
                plain.append(c == '、' || c == '。' ? '.' : c);
            }
        }
        int end = plain.length();
        while (end > 0 && (plain.charAt(end - 1) == ':' || plain.charAt(end - 1) == '.')) {
            end--;
        }
        return plain.substring(0, end);
    }
}
