package org.disclosurerollup.reporting;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The templates of pages: an empty text counts as nothing, and what is missing is left out. */
final class PageTemplate {

    private PageTemplate() {}

    /** The template in {@code report/<name>}, which may include others from there. */
    static Template read(String name) {
        return read(name, compiler());
    }

    /** The same, for a page on which a zero counts as nothing too. */
    static Template readWithoutZeros(String name) {
        return read(name, compiler().zeroIsFalse(true));
    }

    private static Mustache.Compiler compiler() {
        return Mustache.compiler()
                .withEscaper(HtmlEscaper.ESCAPER)
                .defaultValue("")
                .emptyStringIsFalse(true)
                .withLoader(PageTemplate::open);
    }

    private static Template read(String name, Mustache.Compiler compiler) {
        try (Reader reader = open(name)) {
            return compiler.compile(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reader open(String name) {
        return new InputStreamReader(PageTemplate.class.getResourceAsStream("/report/" + name), StandardCharsets.UTF_8);
    }
}
