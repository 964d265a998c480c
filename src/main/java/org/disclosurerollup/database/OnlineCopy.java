package org.disclosurerollup.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Copies an embedded database while it is in use, as PostgreSQL's manual prescribes for its low-level backup: files are
 * copied between {@code pg_backup_start} and {@code pg_backup_stop}, then the write-ahead log, which makes them whole when
 * the copy is first started. The copy holds everything that was committed when it was finished.
 */
public final class OnlineCopy {

    /** Folders whose content the server makes anew; as in PostgreSQL's own pg_basebackup. */
    private static final Set<String> EMPTIED = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> LEFT_OUT =
            Set.of("postmaster.pid", "postmaster.opts", "backup_label", "backup_label.old", "tablespace_map");

    private static final Pattern FIRST_LOG = Pattern.compile("START WAL LOCATION: \\S+ \\(file ([0-9A-F]{24})\\)");

    private OnlineCopy() {}

    /**
     * Copies the database into a folder that {@link Database#open} takes.
     *
     * @param target must not exist; is there when the copy is complete, and not before
     */
    public static void make(DataSource dataSource, Path target) throws SQLException, IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Files.createDirectories(part.toAbsolutePath().getParent());
        Files.createDirectory(part);
        Path copy = part.resolve("postgres");
        try (Connection session = dataSource.getConnection()) {
            Path data = Path.of(text(session, "show data_directory"));
            text(session, "select pg_backup_start('rollup', fast => true)::text");
            copy(data, copy);
            String label = text(session, "select labelfile from pg_backup_stop(wait_for_archive => false)");
            Files.writeString(copy.resolve("backup_label"), label);
            force(copy.resolve("backup_label"));
            copyLog(data.resolve("pg_wal"), copy.resolve("pg_wal"), label);
        }
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String text(Connection session, String sql) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void copy(Path data, Path copy) throws IOException {
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Path relative = data.relativize(folder);
                if (folder.getFileName().toString().startsWith("pgsql_tmp")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(copy.resolve(relative.toString()));
                return EMPTIED.contains(relative.toString()) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = file.getFileName().toString();
                if (!LEFT_OUT.contains(name) && !name.startsWith("pgsql_tmp")) {
                    copyOne(file, copy.resolve(data.relativize(file).toString()));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                return goneMeanwhile(failure);
            }
        });
        Files.createDirectories(copy.resolve("pg_wal").resolve("archive_status"));
        Files.createDirectories(copy.resolve("pg_wal").resolve("summaries"));
    }

    /** A table that is dropped while files are copied is gone; the log knows of it. */
    private static FileVisitResult goneMeanwhile(IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }

    private static void copyOne(Path file, Path to) throws IOException {
        try {
            Files.copy(file, to);
            force(to);
        } catch (NoSuchFileException e) {
            goneMeanwhile(e);
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void copyLog(Path from, Path to, String label) throws IOException {
        try (var segments = Files.newDirectoryStream(from)) {
            for (Path segment : segments) {
                if (Files.isRegularFile(segment)) {
                    copyOne(segment, to.resolve(segment.getFileName().toString()));
                }
            }
        }
        Matcher first = FIRST_LOG.matcher(label);
        if (!first.find() || !Files.exists(to.resolve(first.group(1)))) {
            throw new IOException("the server has already removed log that the copy needs; try again");
        }
    }
}
