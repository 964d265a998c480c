package org.disclosurerollup.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * A database that is being opened in a thread of its own, while its caller reads what else is needed.
 *
 * <p>Until it is taken nothing is made or changed in it: only one that is there is opened ahead, and its schema is brought
 * up to date by whoever takes it. If nobody does, it is closed again.
 */
public final class DatabaseAhead implements AutoCloseable {

    private final String location;
    private final CompletableFuture<Looked> opening = new CompletableFuture<>();
    private boolean taken;

    private DatabaseAhead(String location) {
        this.location = location;
    }

    private record Looked(Database database, boolean isCurrent) {}

    /**
     * Begins to open a database that was made before.
     *
     * @param location as for {@link Database#open}
     * @param before what can be done with it before it is taken, in the same thread, if its schema is current; what it
     *     throws is left to whoever does it again
     * @return empty where {@code Database.open} would first have to make one
     */
    public static Optional<DatabaseAhead> begin(String location, Consumer<Database> before) {
        if (!Database.isThere(location)) {
            return Optional.empty();
        }
        DatabaseAhead ahead = new DatabaseAhead(location);
        Thread thread = new Thread(() -> ahead.open(before), "database");
        thread.setDaemon(true);
        thread.start();
        return Optional.of(ahead);
    }

    private void open(Consumer<Database> before) {
        try {
            opening.complete(looked(Database.connect(location), before));
        } catch (IOException e) {
            opening.completeExceptionally(new UncheckedIOException(e));
        } catch (RuntimeException | Error e) {
            opening.completeExceptionally(e);
        }
    }

    private static Looked looked(Database database, Consumer<Database> before) {
        try {
            boolean isCurrent = database.hasCurrentSchema();
            if (isCurrent) {
                before.accept(database);
            }
            return new Looked(database, isCurrent);
        } catch (RuntimeException e) {
            Database.LOG.debug("not everything could be done ahead", e);
            return new Looked(database, false);
        } catch (Error e) {
            database.close();
            throw e;
        }
    }

    /** Where it is. */
    public String location() {
        return location;
    }

    /**
     * Waits until it is open. Whoever takes it closes it.
     *
     * @throws IOException and {@link DatabaseAccessException} as {@link Database#open} does
     */
    public Database take() throws IOException {
        taken = true;
        try {
            Looked looked = opening.join();
            return looked.isCurrent() ? looked.database() : looked.database().broughtUpToDate();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failure) {
                throw failure.getCause();
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Unless it was taken, closes it; a server that was started for it has stopped then. */
    @Override
    public void close() {
        if (!taken) {
            opening.handle((looked, failure) -> {
                        if (looked != null) {
                            looked.database().close();
                        }
                        return null;
                    })
                    .join();
        }
    }
}
