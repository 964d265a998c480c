package org.disclosurerollup.job;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/**
 * Makes things in a thread of its own, a few ahead of the thread that uses them, in the order in which they were made.
 * Whichever of the two fails, the other stops.
 *
 * @param <T> the things
 * @param <R> what the maker answers when it has made all
 */
final class Ahead<T, R> {

    private static final int DEPTH = 2;

    private final BlockingQueue<Made<T>> made = new ArrayBlockingQueue<>(DEPTH);
    private final Maker<T, R> maker;

    /** One thing, or none behind the last. */
    private record Made<T>(T thing) {}

    /** Takes what was made; waits while too much lies ready. */
    @FunctionalInterface
    interface Taker<T> {
        void take(T thing) throws InterruptedException;
    }

    /** Hands over what it makes, and answers something at the end. */
    @FunctionalInterface
    interface Maker<T, R> {
        R make(Taker<T> taker) throws IOException, InterruptedException;
    }

    private Ahead(Maker<T, R> maker) {
        this.maker = maker;
    }

    static <T, R> Ahead<T, R> of(Maker<T, R> maker) {
        return new Ahead<>(maker);
    }

    /** Uses everything in this thread, and answers what the maker does. */
    R forEach(Consumer<T> user) throws IOException {
        FutureTask<R> making = new FutureTask<>(this::makeAll);
        Thread thread = new Thread(making, "ahead");
        thread.setDaemon(true);
        thread.start();
        try {
            for (Made<T> next = made.take(); next.thing() != null; next = made.take()) {
                user.accept(next.thing());
            }
            return making.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            making.cancel(true);
        }
    }

    private R makeAll() throws IOException, InterruptedException {
        try {
            return maker.make(thing -> made.put(new Made<>(thing)));
        } finally {
            if (!Thread.currentThread().isInterrupted()) {
                made.put(new Made<>(null));
            }
        }
    }

    private static RuntimeException rethrown(Throwable cause) throws IOException {
        if (cause instanceof IOException) {
            throw (IOException) cause;
        }
        if (cause instanceof Error) {
            throw (Error) cause;
        }
        return cause instanceof RuntimeException ? (RuntimeException) cause : new IllegalStateException(cause);
    }
}
