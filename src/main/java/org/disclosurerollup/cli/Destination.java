package org.disclosurerollup.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.disclosurerollup.reporting.OutputFolder;

/** Where a command is to write, looked at before it does anything. */
final class Destination {

    private Destination() {}

    /**
     * @param option that named it, for the message
     * @throws UsageException where the outputs can never be written into the folder
     */
    static void checkFolder(String option, Path folder) {
        refuse(option, OutputFolder.obstacleTo(folder));
    }

    /** @throws UsageException where the file can never be written: a folder stands there, or its folder cannot be one */
    static void checkFile(String option, Path file) {
        Path place = file.toAbsolutePath();
        refuse(
                option,
                OutputFolder.notAFile(place)
                        .or(() -> Optional.ofNullable(place.getParent()).flatMap(OutputFolder::notAFolder)));
    }

    /** @throws UsageException if there is an obstacle */
    static void refuse(String option, Optional<String> obstacle) {
        obstacle.ifPresent(text -> {
            throw new UsageException(option + " cannot be used: " + text);
        });
    }

    /**
     * A place as the file system has it, however it is written: links, {@code ..} and relative paths are followed, also to
     * what is not there yet.
     */
    static Path real(Path place) throws IOException {
        Path there = place.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there.toRealPath()
                .resolve(there.relativize(place.toAbsolutePath()))
                .normalize();
    }
}
