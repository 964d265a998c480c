package org.disclosurerollup.reporting;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Works on all cores and uses the results in the order in which the work was given, a few of them in memory at a time.
 *
 * @param <R> a result
 */
final class InOrder<R> implements AutoCloseable {

    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int DEPTH = 2 * CORES;

    private final ExecutorService threads = Executors.newFixedThreadPool(CORES);
    private final Deque<Future<R>> open = new ArrayDeque<>(DEPTH);
    private final Use<R> use;

    /** Takes the results, in the thread that gives the work. */
    @FunctionalInterface
    interface Use<R> {
        void of(R result) throws IOException;
    }

    /** Makes a result, in any thread. */
    @FunctionalInterface
    interface Work<T, R> {
        R on(T item) throws IOException;
    }

    InOrder(Use<R> use) {
        this.use = use;
    }

    static <T, R> void forEach(Collection<T> items, Work<T, R> work, Use<R> use) throws IOException {
        try (InOrder<R> inOrder = new InOrder<>(use)) {
            for (T item : items) {
                inOrder.add(() -> work.on(item));
            }
            inOrder.finish();
        }
    }

    /** Gives work; waits while too much of it is open. */
    void add(Callable<R> work) throws IOException {
        if (open.size() == DEPTH) {
            useNext();
        }
        open.add(threads.submit(work));
    }

    /** Waits until all is done and used. */
    void finish() throws IOException {
        while (!open.isEmpty()) {
            useNext();
        }
    }

    private void useNext() throws IOException {
        use.of(resultOf(open.remove()));
    }

    /** Ends what goes on beside: nothing is written any more once the report has failed. */
    static void stop(ExecutorService beside) {
        beside.shutdownNow();
        try {
            beside.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for what another thread makes; what it failed with is thrown here. */
    static <R> R resultOf(Future<R> work) throws IOException {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while writing outputs");
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    private static RuntimeException rethrown(Throwable cause) throws IOException {
        if (cause instanceof IOException failure) {
            throw failure;
        }
        if (cause instanceof Error failure) {
            throw failure;
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }

    /** Gives up what is still open. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
