package org.disclosurerollup.submission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * How a file looked at one moment: who finds another stamp later knows that it was written to.
 *
 * @param size in bytes
 * @param modified milliseconds since 1970, by the clock of whoever keeps the file
 */
public record FileStamp(long size, long modified) {

    /** Of a file that is not there, or cannot be looked at. */
    public static final FileStamp NONE = new FileStamp(-1, 0);

    /** Of two files that belong together. */
    FileStamp with(FileStamp other) {
        return equals(NONE) || other.equals(NONE)
                ? NONE
                : new FileStamp(size + other.size, Math.max(modified, other.modified));
    }

    static FileStamp of(BasicFileAttributes attributes) {
        return new FileStamp(attributes.size(), attributes.lastModifiedTime().toMillis());
    }

    public static FileStamp of(Path file) {
        try {
            return of(Files.readAttributes(file, BasicFileAttributes.class));
        } catch (IOException e) {
            return NONE;
        }
    }
}
