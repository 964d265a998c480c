package org.disclosurerollup.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of the embedded server, unpacked once for all folders of this user.
 *
 * <p>They are unpacked beside their place, forced to disk and renamed, so that a process killed meanwhile leaves nothing
 * that could be taken for them.
 */
final class ServerPrograms {

    /** Also written by earlier versions of the program, as the last thing. */
    private static final String COMPLETE = ".exists";

    private static final String UNPACKING = ".unpacking";

    private static final Logger LOG = LoggerFactory.getLogger(ServerPrograms.class);

    private final Path folder;

    private ServerPrograms(Path folder) {
        this.folder = folder;
    }

    /** The programs, unpacked if that was not done yet; of several processes one does it. */
    static synchronized ServerPrograms unpacked() throws IOException {
        Path cache = cacheFolder();
        Files.createDirectories(cache);
        byte[] archive = archive();
        Path folder = cache.resolve("PG-" + md5(archive));
        if (!isComplete(folder)) {
            try (FileChannel channel = FileChannel.open(
                            cache.resolve(UNPACKING + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (!isComplete(folder)) {
                    unpack(archive, cache.resolve(UNPACKING), folder);
                }
            }
        }
        return new ServerPrograms(folder);
    }

    private static boolean isComplete(Path folder) {
        return Files.exists(folder.resolve(COMPLETE));
    }

    private static void unpack(byte[] archive, Path beside, Path folder) throws IOException {
        LOG.debug("unpacking the server's programs to {}", folder);
        // What a killed process left of either; the server's own files are never below these.
        FileTree.delete(beside);
        FileTree.delete(folder);
        try (TarArchiveInputStream entries =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entry, entries, beside);
            }
        }
        Files.createFile(beside.resolve(COMPLETE));
        FileTree.force(beside);
        Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path into) throws IOException {
        Path file = into.resolve(entry.getName()).normalize();
        if (!file.startsWith(into)) {
            throw new IOException("the server's archive names a file outside of it: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, file);
        if (file.getParent().equals(into.resolve("bin"))) {
            file.toFile().setExecutable(true, false);
        }
    }

    private static byte[] archive() throws IOException {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system = os.startsWith("mac") ? "Darwin" : os.startsWith("windows") ? "Windows" : "Linux";
        try (InputStream archive =
                DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, System.getProperty("os.arch"))) {
            return archive.readAllBytes();
        } catch (IllegalStateException e) {
            throw new IOException(
                    "no PostgreSQL comes along for " + system + " on " + System.getProperty("os.arch")
                            + "; give --database the URL of a server",
                    e);
        }
    }

    private static String md5(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(archive));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A place only this user can write. */
    private static Path cacheFolder() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base = cache == null || cache.isBlank() ? Path.of(userHome(), ".cache") : Path.of(cache);
        return base.resolve("disclosure-rollup").resolve("postgres");
    }

    /** As the shell has it; the Java one is the password file's, which service accounts may not have. */
    private static String userHome() {
        String home = System.getenv("HOME");
        return home == null || home.isBlank() ? System.getProperty("user.home") : home;
    }

    /**
     * Runs one of the programs and waits for it; what it prints is added to the log.
     *
     * @return whether it said that all went well
     */
    boolean run(Path log, String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            return process.waitFor() == 0;
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + program + " was at work");
        }
    }
}
