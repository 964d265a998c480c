package org.disclosurerollup.submission.grid;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The first bytes of a file, which say what it is. */
public final class FileStart {

    private FileStart() {}

    /** As many as asked for, or all of a smaller file. */
    public static byte[] read(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        }
    }

    /** @param mark bytes as numbers from 0 to 255 */
    public static boolean isMarked(byte[] start, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= start.length || (start[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
