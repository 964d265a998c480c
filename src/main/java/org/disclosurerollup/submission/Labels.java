package org.disclosurerollup.submission;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Printed labels made comparable: width, spaces, quotation marks and the shape of brackets do not matter, words do. */
final class Labels {

    private static final String IGNORED = "“”‘’\"'「」『』";
    private static final String OPENING = "\u3014[\u3010";
    private static final String CLOSING = "\u3015]\u3011";
    private static final Pattern NUMBERING = Pattern.compile(
            "^(?:第?[一二三四五六七八九十]{1,3}[.,]|\\([一二三四五六七八九十]{1,3}\\)[.,]?|\\(?\\d{1,2}[).,]|\\d{1,2}(?=\\p{IsHan})|其中[:,]?)");
    private static final Pattern REMARK = Pattern.compile("\\([^()]*\\)$");

    private Labels() {}

    static String normalise(String label) {
        String compatible = Normalizer.normalize(label, Normalizer.Form.NFKC);
        StringBuilder plain = new StringBuilder(compatible.length());
        for (int i = 0; i < compatible.length(); i++) {
            char c = compatible.charAt(i);
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && IGNORED.indexOf(c) < 0) {
                plain.append(plain(c));
            }
        }
        int end = plain.length();
        while (end > 0 && (plain.charAt(end - 1) == ':' || plain.charAt(end - 1) == '.')) {
            end--;
        }
        return plain.substring(0, end);
    }

    private static char plain(char c) {
        if (c == '、' || c == '。') {
            return '.';
        }
        return OPENING.indexOf(c) >= 0 ? '(' : CLOSING.indexOf(c) >= 0 ? ')' : c;
    }

    /** A normalised label without the numbers before it and the remark in brackets behind it; it may be empty. */
    static String bare(String normalised) {
        String bare = normalised;
        String before;
        do {
            before = bare;
            bare = NUMBERING.matcher(bare).replaceFirst("");
        } while (!bare.equals(before));
        String unremarked = REMARK.matcher(bare).replaceFirst("");
        return unremarked.isEmpty() ? bare : unremarked;
    }

    /**
     * How many characters must be put in, left out or exchanged to make one label of the other. It only ever suggests:
     * no label is read by being similar.
     */
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int exchanged = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
