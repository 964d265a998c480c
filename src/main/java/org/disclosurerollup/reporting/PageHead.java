package org.disclosurerollup.reporting;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Looks into a file by whose name it may be a page that this program wrote, before it is taken for one. */
final class PageHead {

    private PageHead() {}

    /**
     * The first bytes of a file as text; none where there is no file, or a link: no page is one.
     *
     * @throws IOException if it cannot be read, so that nobody can say whose it is
     */
    static String of(Path file, int length) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return new String(in.readNBytes(length), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
