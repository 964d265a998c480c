package org.disclosurerollup.reporting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A statement that stands in a file of its own beside the page templates. */
public final class SqlFile {

    private SqlFile() {}

    /** The statement in {@code report/<name>.sql}. */
    public static String read(String name) {
        try (InputStream in = SqlFile.class.getResourceAsStream("/report/" + name + ".sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
