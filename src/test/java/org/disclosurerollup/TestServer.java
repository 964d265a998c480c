package org.disclosurerollup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.disclosurerollup.database.Database;

/** The one PostgreSQL of the suite: started by the first test that asks, stopped with the test JVM. */
public final class TestServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Queue<String> RETURNED = new ConcurrentLinkedQueue<>();
    private static final boolean AS_RUNNER = Boolean.getBoolean("rollup.test.asRunner");
    private static final Path FOLDER = folder();
    private static final Database SERVER = start();

    private TestServer() {}

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Project.path("target")), "test-server-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Database start() {
        try {
            Database server = Database.open(FOLDER.toString());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stop(server);
                delete(FOLDER);
            }));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops without writing anything to disk, where the system can: all of it is deleted the next moment. */
    private static void stop(Database server) {
        try {
            String process = Files.readAllLines(FOLDER.resolve("postgres/postmaster.pid"))
                    .get(0)
                    .strip();
            new ProcessBuilder("kill", "-QUIT", process).start().waitFor();
            Optional<ProcessHandle> postmaster = ProcessHandle.of(Long.parseLong(process));
            if (postmaster.isPresent()) {
                postmaster.get().onExit().get(10, TimeUnit.SECONDS);
            }
        } catch (IOException | ExecutionException | TimeoutException e) {
            server.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * An empty database: one that was given back, or a new one. Answers its JDBC URL. With {@code
     * -Drollup.test.asRunner=true} it has its tables, and the URL is that of a user who may run commands and no more.
     */
    public static String newDatabase() {
        String returned = RETURNED.poll();
        String url = returned == null ? createDatabase() : returned;
        if (!AS_RUNNER) {
            return url;
        }
        try {
            Database.open(url).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return as(login("test_runner", "disclosure_rollup_runner"), url);
    }

    /** The URL of the same database for another user; the server asks nobody for a password. */
    public static String as(String user, String url) {
        return url.replaceFirst("([?&]user=)[^&]*", "$1" + user);
    }

    /** A user who is a member of the roles, made if it is not there yet. */
    public static String login(String user, String... roles) {
        try (Connection connection = SERVER.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "do $$ begin create role " + user + " login; exception when duplicate_object then end $$");
            for (String role : roles) {
                statement.execute("grant " + role + " to " + user);
            }
            return user;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives a database back to be used again; thirty of them would make the server slow to stop. */
    public static void giveBack(String given) {
        String url = as("postgres", given);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists batch cascade");
            statement.execute("drop schema public cascade");
            statement.execute("create schema public");
            RETURNED.add(url);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String createDatabase() {
        return createDatabase("postgres");
    }

    /** A new database of that user, who is no superuser but for {@code postgres}. Answers its JDBC URL for postgres. */
    public static String createDatabase(String owner) {
        String name = "test_" + DATABASES.incrementAndGet();
        try (Connection connection = SERVER.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " owner " + owner);
            String url = connection.getMetaData().getURL();
            return url.replaceFirst("/postgres(\\?|$)", "/" + name + "$1");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Deletes a folder with all that is in it, as far as that is possible. */
    public static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // What is left is under target and goes with the next clean.
        }
    }
}
