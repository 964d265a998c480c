package org.disclosurerollup.catalogue;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Texts from outside - file names, reasons, names of operators - as one visible line: for terminals and logs, where a line
 * break would make a second entry, an escape sequence would move the cursor, and a mark of writing direction would show
 * the line in another order than it has.
 */
public final class VisibleText {

    /** Control characters (C0, C1), format characters (bidi marks, zero-width ones, tags), line and paragraph separators. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

    private static final Pattern SPACE = Pattern.compile("[\\r\\n\\t\\p{Zl}\\p{Zp}]+");

    private VisibleText() {}

    /** Line breaks and tabs become a space, every other character that does not show is written as {@code <U+202E>}. */
    public static String of(String text) {
        return escaped(SPACE.matcher(text).replaceAll(" "));
    }

    /** The same with line breaks and tabs written out too, so that what was there can still be seen. */
    public static String escaped(String text) {
        return INVISIBLE
                .matcher(text)
                .replaceAll(found ->
                        "<U+%04X>".formatted(found.group().codePointAt(0)).toUpperCase(Locale.ROOT));
    }
}
