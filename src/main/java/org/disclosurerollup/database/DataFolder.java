package org.disclosurerollup.database;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which an embedded server keeps its data. Only the holder of the lock for opening it may use this.
 *
 * <p>It is made under another name and renamed when it is complete: what stands in its place is a database, whenever the
 * process that makes it is killed.
 */
final class DataFolder {

    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

    private static final String MAKING = ".making-";

    /** Stands in a folder that is complete; earlier versions made none. */
    private static final String MADE = "rollup.made";

    /** Larger than any process id that Linux or macOS gives. */
    private static final String NO_PROCESS = "9999999";

    private final Path data;
    private final Path log;

    DataFolder(Path data, Path log) {
        this.data = data;
        this.log = log;
    }

    /** Makes it, unless it is there. */
    void makeUnlessMade(ServerPrograms programs) throws IOException {
        if (isMade()) {
            return;
        }
        LOG.debug("making the database {}", data);
        removeHalfMade();
        // A name of its own for each attempt: the initdb of a killed process may still be at work on an older one.
        Path making = data.resolveSibling("." + data.getFileName() + MAKING + UUID.randomUUID());
        long before = Files.exists(log) ? Files.size(log) : 0;
        List<String> arguments =
                List.of("-A", "trust", "-U", "postgres", "-D", making.toString(), "-E", "UTF-8", "--locale", "C");
        if (!programs.run(log, "initdb", arguments)) {
            throw new IOException("a database cannot be made in " + data.getParent() + "; the log " + log + " ends: "
                    + ServerLog.end(ServerLog.since(log, before)));
        }
        Files.createFile(making.resolve(MADE));
        putAsideUnfinished();
        Files.move(making, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean isMade() {
        return isMade(data);
    }

    /** Whether a complete database stands in the folder. Anybody may ask, but only the holder of the lock can rely on a no. */
    static boolean isMade(Path data) {
        boolean isDatabase =
                Files.exists(data.resolve("PG_VERSION")) && Files.exists(data.resolve("global/pg_control"));
        return isDatabase && (Files.exists(data.resolve(MADE)) || wasServed(data));
    }

    /** A server leaves its options behind when it starts; a copy made by a backup has a label instead. */
    private static boolean wasServed(Path data) {
        return Files.exists(data.resolve("postmaster.opts")) || Files.exists(data.resolve("backup_label"));
    }

    private void removeHalfMade() throws IOException {
        try (DirectoryStream<Path> leftovers =
                Files.newDirectoryStream(data.getParent(), "." + data.getFileName() + MAKING + "*")) {
            for (Path leftover : leftovers) {
                try {
                    FileTree.delete(leftover);
                } catch (IOException e) {
                    LOG.debug("{} is still being written to", leftover, e);
                }
            }
        }
    }

    /** Earlier versions made the folder in its place: one that was never served holds nothing, but is kept all the same. */
    private void putAsideUnfinished() throws IOException {
        if (!Files.exists(data)) {
            return;
        }
        try (DirectoryStream<Path> content = Files.newDirectoryStream(data)) {
            if (!content.iterator().hasNext()) {
                Files.delete(data);
                return;
            }
        }
        if (wasServed(data)) {
            throw new IOException(
                    data + " held a database and files of it are gone; bring it back from a backup, or move"
                            + " the folder away to begin with an empty one");
        }
        Path aside = data.resolveSibling(data.getFileName() + ".unfinished-" + UUID.randomUUID());
        Files.move(data, aside, StandardCopyOption.ATOMIC_MOVE);
        LOG.warn("{} was never finished; it lies in {}", data, aside);
    }

    /**
     * A server that was killed leaves its process id. Where another process has got that number since, or nobody takes
     * note of the death, as both happens in containers, PostgreSQL would take it for the server at work; a number that
     * nobody has keeps its other safeguards.
     */
    void forgetDeadProcess() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = new ArrayList<>(Files.readAllLines(pidFile));
        if (lines.isEmpty() || lines.get(0).isBlank()) {
            // Killed between making the file and writing it: there was no server yet.
            Files.delete(pidFile);
            return;
        }
        long process = Long.parseLong(lines.get(0).strip());
        if (isAnotherProgram(process) || isDeadAndUnburied(process)) {
            lines.set(0, NO_PROCESS);
            Path replaced = Files.write(data.resolveSibling("." + data.getFileName() + ".pid"), lines);
            Files.move(replaced, pidFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean isAnotherProgram(long process) {
        return ProcessHandle.of(process)
                .flatMap(handle -> handle.info().command())
                .filter(command -> !command.contains("postgres"))
                .isPresent();
    }

    /** Linux keeps a dead process in its list until its parent asks. */
    private static boolean isDeadAndUnburied(long process) {
        try {
            String state = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
            return state.substring(state.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException e) {
            return false;
        }
    }
}
