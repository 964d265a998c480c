package org.disclosurerollup.reporting;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;

/** An output cannot be written. The message is for the operator: which path, why, and what to do. */
public final class OutputException extends IOException {

    private static final String MEND_IT = "; mend that, or name another place";

    private OutputException(String message, IOException cause) {
        super(message, cause);
    }

    /**
     * Says in plain words what went wrong.
     *
     * @param output the file or folder that was being written, for failures that name none, as that of a full disk
     */
    public static OutputException of(Path output, IOException failure) {
        return new OutputException(message(output, failure), failure);
    }

    /** The system's own words are in its language, and those of Java are names: we look for ourselves first. */
    private static String message(Path output, IOException failure) {
        if (!(failure instanceof FileSystemException known) || known.getFile() == null) {
            return "cannot write " + output + ": " + failure.getMessage() + MEND_IT;
        }
        Path path = AtomicFile.placeOf(Path.of(known.getFile())).toAbsolutePath();
        if (failure instanceof AccessDeniedException) {
            return "cannot write " + path + ": " + OutputFolder.NO_PERMISSION;
        }
        boolean isFolder = failure instanceof FileAlreadyExistsException || path.getParent() == null;
        Optional<String> obstacle = OutputFolder.notAFolder(isFolder ? path : path.getParent());
        if (obstacle.isPresent()) {
            return "cannot write " + output + ": " + obstacle.get();
        }
        Optional<String> folder = OutputFolder.notAFile(path);
        if (folder.isPresent()) {
            return "cannot write " + output + ": " + folder.get();
        }
        String reason =
                known.getReason() != null ? known.getReason() : known.getClass().getSimpleName();
        return "cannot write " + path + ": " + reason + MEND_IT;
    }
}
