package org.disclosurerollup.reporting;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/** Tells one build of the program from another: what one wrote, another may word otherwise. */
final class ProgramBuild {

    private static final String ID = id();

    private ProgramBuild() {}

    /** The program's file, its size and time; of classes in a folder, which change one by one, this very process. */
    static String identity() {
        return ID;
    }

    private static String id() {
        CodeSource source = ProgramBuild.class.getProtectionDomain().getCodeSource();
        try {
            Path file = Path.of(source.getLocation().toURI());
            if (Files.isRegularFile(file)) {
                return Files.size(file) + "-" + Files.getLastModifiedTime(file).toMillis();
            }
        } catch (URISyntaxException | IOException | RuntimeException e) {
            // Then it is known by this process only.
        }
        ProcessHandle process = ProcessHandle.current();
        return process.pid() + "-"
                + process.info().startInstant().map(Object::toString).orElse("");
    }
}
