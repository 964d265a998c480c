package org.disclosurerollup.reporting;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** A folder for outputs, looked at before and after writing to it. */
public final class OutputFolder {

    static final String MOVE_IT = "; move it away, or name another place";
    static final String NO_PERMISSION = "no permission; let this user write there, or name another place";

    private static final Pattern UNUSUAL = Pattern.compile("[^\\p{L}\\p{Nd}_-]");

    private OutputFolder() {}

    /** A code as part of a file's name: everything but letters, digits, hyphens and underscores is replaced. */
    public static String plain(String unitCode) {
        return UNUSUAL.matcher(unitCode).replaceAll("_");
    }

    /** What keeps outputs from being written there and what to do about it, as far as can be seen without trying. */
    public static Optional<String> obstacleTo(Path folder) {
        Optional<String> obstacle = notAFolder(folder);
        boolean writable = obstacle.isPresent() || Files.isWritable(nearestExisting(folder));
        return writable ? obstacle : Optional.of(folder + ": " + NO_PERMISSION);
    }

    /** Says where something else stands in the place of the folder or of one above it. */
    public static Optional<String> notAFolder(Path folder) {
        Path existing = nearestExisting(folder);
        return Files.isDirectory(existing) ? Optional.empty() : Optional.of(existing + " is not a folder" + MOVE_IT);
    }

    /** Says where a folder stands in the place of a file. */
    public static Optional<String> notAFile(Path file) {
        return Files.isDirectory(file)
                ? Optional.of(file + " is a folder where a file is to be written" + MOVE_IT)
                : Optional.empty();
    }

    /** The folder itself or the nearest above it that is there; a link that leads nowhere is there. */
    private static Path nearestExisting(Path folder) {
        Path at = folder.toAbsolutePath();
        while (!Files.exists(at, LinkOption.NOFOLLOW_LINKS) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }
}
