package org.disclosurerollup.reporting;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

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

    /**
     * Writes one of thousands of pages without waiting for the disk; a file that says the same already is left alone.
     */
    static void write(Template template, Map<String, Object> page, Path file) throws IOException {
        PageBytes bytes = new PageBytes();
        try (Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            template.execute(page, writer);
        }
        AtomicFile.writeUnlessSame(file, bytes.content());
    }

    /** A page as it will stand in its file, not copied once more to be written. */
    private static final class PageBytes extends ByteArrayOutputStream {

        private static final int TYPICAL = 1 << 14;

        private PageBytes() {
            super(TYPICAL);
        }

        private ByteBuffer content() {
            return ByteBuffer.wrap(buf, 0, count);
        }
    }

    private static Reader open(String name) {
        return new InputStreamReader(PageTemplate.class.getResourceAsStream("/report/" + name), StandardCharsets.UTF_8);
    }
}
