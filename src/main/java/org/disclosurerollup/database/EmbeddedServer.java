package org.disclosurerollup.database;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded PostgreSQL on a folder of its own.
 *
 * <p>Several processes may use it at once: the first starts it, later ones join it, and the last to leave stops it. A
 * server that outlived a killed process is joined the same way. Nothing depends on a clean stop.
 */
final class EmbeddedServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    /** Sessions of other processes: our own may take a moment to end after they were closed. */
    private static final String OTHER_CLIENTS = """
            select count(*) from pg_stat_activity
            where backend_type = 'client backend' and application_name <> current_setting('application_name')
            """;

    /** What the log says of obstacles that pass: processes of a server that was killed end by and by. */
    private static final List<String> PASSING = List.of(
            "pre-existing shared memory block",
            "Address already in use",
            "lock file \"postmaster.pid\" already exists");

    private static final int MOST_ATTEMPTS = 300;
    private static final String WAIT_SECONDS = "600";
    private static final int PATIENCE = 6000;
    private static final int PAUSE_MILLIS = 100;

    private final long processId;
    private final String url;

    private EmbeddedServer(long processId, int port) {
        this.processId = processId;
        this.url = "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres&ApplicationName="
                + Database.applicationName();
    }

    /** Joins the server that runs on the folder, or starts one. */
    static EmbeddedServer open(Path folder) throws IOException {
        Path data = folder.toAbsolutePath().normalize();
        Files.createDirectories(data.getParent());
        Path opening = data.resolveSibling("." + data.getFileName() + ".opening");
        // One process at a time makes or starts the server; who comes second finds it running.
        synchronized (EmbeddedServer.class) {
            try (FileChannel channel = FileChannel.open(opening, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                return openAlone(folder, data);
            }
        }
    }

    private static EmbeddedServer openAlone(Path folder, Path data) throws IOException {
        Optional<EmbeddedServer> running = running(data);
        // One that another process is starting or stopping does not answer; it has to be ready or gone first.
        for (int i = 0; i < PATIENCE && running.isEmpty() && isBeingStartedOrStopped(data); i++) {
            pause();
            running = running(data);
        }
        if (running.isPresent()) {
            return running.get();
        }
        Path log = folder.resolveSibling(folder.getFileName() + ".log").toAbsolutePath();
        ServerPrograms programs = ServerPrograms.unpacked();
        DataFolder place = new DataFolder(data, log);
        place.makeUnlessMade(programs);
        LOG.debug("starting the server on {}", data);
        start(place, data, log, programs);
        return running(data).orElseThrow(() -> new IOException("PostgreSQL started on " + data + " and is gone again"));
    }

    private static boolean isBeingStartedOrStopped(Path data) throws IOException {
        return postmaster(data)
                .flatMap(postmaster -> postmaster.info().command())
                .filter(command -> command.contains("postgres"))
                .isPresent();
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the database server started or stopped");
        }
    }

    /** Starts the server, and waits while it recovers what it had not written when it was killed. */
    private static void start(DataFolder place, Path data, Path log, ServerPrograms programs) throws IOException {
        for (int attempt = 1; ; attempt++) {
            place.forgetDeadProcess();
            long before = Files.exists(log) ? Files.size(log) : 0;
            List<String> arguments = List.of(
                    "-D",
                    data.toString(),
                    "-l",
                    log.toString(),
                    "-o",
                    options(),
                    "-s",
                    "-w",
                    "-t",
                    WAIT_SECONDS,
                    "start");
            // Another process may have started it between our look and our start.
            if (programs.run(log, "pg_ctl", arguments) || running(data).isPresent()) {
                return;
            }
            String said = ServerLog.since(log, before);
            if (attempt >= MOST_ATTEMPTS || PASSING.stream().noneMatch(said::contains)) {
                throw new IOException(
                        "PostgreSQL does not start on " + data + "; its log " + log + " ends: " + ServerLog.end(said));
            }
            pause();
        }
    }

    private static String options() throws IOException {
        return "-p " + freePort()
                + " -c listen_addresses=localhost"
                + " -c fsync=on -c synchronous_commit=on"
                + " -c max_connections=40"
                + " -c shared_buffers=256MB"
                + " -c max_wal_size=8GB"
                + " -c wal_compression=on";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The server that {@code postmaster.pid} tells of, if it answers and really serves this folder. */
    private static Optional<EmbeddedServer> running(Path data) throws IOException {
        Optional<ProcessHandle> postmaster = postmaster(data);
        List<String> lines = pidLines(data);
        if (postmaster.isEmpty() || lines.size() < 4) {
            return Optional.empty();
        }
        EmbeddedServer server = new EmbeddedServer(
                postmaster.get().pid(), Integer.parseInt(lines.get(3).strip()));
        return server.serves(data) ? Optional.of(server) : Optional.empty();
    }

    private static Optional<ProcessHandle> postmaster(Path data) throws IOException {
        List<String> lines = pidLines(data);
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
    }

    private static List<String> pidLines(Path data) throws IOException {
        try {
            return Files.readAllLines(data.resolve("postmaster.pid"));
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private boolean serves(Path data) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show data_directory")) {
            rows.next();
            return Files.isSameFile(Path.of(rows.getString(1)), data);
        } catch (SQLException | IOException e) {
            LOG.debug("no server on {}", data, e);
            return false;
        }
    }

    String url() {
        return url;
    }

    /** Stops the server unless somebody else is using it. */
    @Override
    public void close() {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(OTHER_CLIENTS)) {
            rows.next();
            if (rows.getInt(1) > 0) {
                return;
            }
        } catch (SQLException e) {
            LOG.debug("the embedded server is gone already", e);
            return;
        }
        ProcessHandle.of(processId).ifPresent(EmbeddedServer::stop);
    }

    private static void stop(ProcessHandle postmaster) {
        postmaster.destroy();
        try {
            postmaster.onExit().get(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the embedded server takes long to stop; it is left to finish by itself");
        }
    }
}
