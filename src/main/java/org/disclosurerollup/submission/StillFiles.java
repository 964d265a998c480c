package org.disclosurerollup.submission;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells files that are complete from those that somebody is still writing.
 *
 * <p>A file that was not written to for two seconds ({@code -Drollup.inbox.still-seconds=}) is taken for complete. Where
 * there are younger ones, all of them are waited for together, once and no longer than that; one that changed meanwhile
 * is left for the next run. So only a run that begins within two seconds of an arrival is held up. A writer that pauses
 * longer, or a file server whose clock is behind, is not seen through here; a file that changes while it is read is.
 */
public final class StillFiles {

    private static final Duration DEFAULT = Duration.ofSeconds(Integer.getInteger("rollup.inbox.still-seconds", 2));

    private final Duration still;

    public StillFiles() {
        this(DEFAULT);
    }

    StillFiles(Duration still) {
        this.still = still;
    }

    /**
     * The files that are complete, and those that are not.
     *
     * @param complete in the order given
     * @param moving files that changed while they were watched, or were deleted
     */
    public record Watched(List<Inbox.Entry> complete, List<Inbox.Entry> moving) {}

    /** Looks at files as they were listed a moment ago. */
    public Watched watch(List<Inbox.Entry> entries) throws InterruptedIOException {
        long now = System.currentTimeMillis();
        long wait = 0;
        for (Inbox.Entry entry : entries) {
            wait = Math.max(wait, missing(entry, now));
        }
        if (wait == 0) {
            return new Watched(entries, List.of());
        }
        pause(wait);
        List<Inbox.Entry> complete = new ArrayList<>();
        List<Inbox.Entry> moving = new ArrayList<>();
        for (Inbox.Entry entry : entries) {
            boolean moved = missing(entry, now) > 0 && !entry.look().equals(entry.stamp());
            (moved ? moving : complete).add(entry);
        }
        return new Watched(complete, moving);
    }

    /** Milliseconds until the file is as old as it has to be; a time in the future comes from another clock. */
    private long missing(Inbox.Entry entry, long now) {
        long age = Math.abs(now - entry.stamp().modified());
        return Math.max(0, still.toMillis() - age);
    }

    private static void pause(long millis) throws InterruptedIOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while files were arriving");
        }
    }
}
