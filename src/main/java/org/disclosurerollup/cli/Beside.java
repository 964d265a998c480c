package org.disclosurerollup.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Something that is read in a thread of its own, while the thread that needs it does something else. */
final class Beside<T> {

    private final FutureTask<T> reading;

    private Beside(FutureTask<T> reading) {
        this.reading = reading;
    }

    /** What is to be read. */
    @FunctionalInterface
    interface Reader<T> {
        T read() throws IOException;
    }

    /** @param name of the thread */
    static <T> Beside<T> begin(String name, Reader<T> reader) {
        FutureTask<T> reading = new FutureTask<>(reader::read);
        Thread thread = new Thread(reading, name);
        thread.setDaemon(true);
        thread.start();
        return new Beside<>(reading);
    }

    /** Waits until it is read; throws what reading threw. */
    T get() throws IOException {
        try {
            return reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while files were read");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
