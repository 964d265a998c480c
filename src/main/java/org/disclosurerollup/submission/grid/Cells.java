package org.disclosurerollup.submission.grid;

import java.util.Arrays;
import java.util.function.IntFunction;

/** Fields of a row while it is put together. */
final class Cells {

    private Cells() {}

    static IntFunction<String> emptyIfNone(String[] fields) {
        return i -> fields[i] == null ? "" : fields[i];
    }

    static String[] widened(String[] fields, int size) {
        String[] wider = Arrays.copyOf(fields, size);
        Arrays.setAll(wider, emptyIfNone(wider));
        return wider;
    }

    /** Whether the text names something: a figure is never repeated in the rows that its cell spans. */
    static boolean isLabel(String text) {
        return text.codePoints().anyMatch(c -> Character.isLetter(c) && c > 'z')
                        && text.codePoints().noneMatch(Character::isDigit)
                || text.codePoints().filter(Character::isLetter).count() > 3;
    }
}
