package org.disclosurerollup.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files of an inbox are complete. */
class StillFilesTests {
    private static final Duration STILL = Duration.ofMillis(400);

    @TempDir
    Path folder;

    private void write(String name, Duration age) throws IOException {
        Path file = Files.writeString(folder.resolve(name), name);
        Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() - age.toMillis()));
    }

    private StillFiles.Watched watch() throws IOException {
        return new StillFiles(STILL).watch(new Inbox(folder).files());
    }

    private static List<String> sources(List<Inbox.Entry> entries) {
        return entries.stream().map(Inbox.Entry::source).toList();
    }

    @Test
    void oldFilesAreNotWaitedFor() throws IOException {
        write("a.csv", Duration.ofDays(3));
        write("b.csv", Duration.ofSeconds(1));
        write("c.csv", Duration.ofDays(-3));
        List<Inbox.Entry> entries = new Inbox(folder).files();

        long before = System.nanoTime();
        assertThat(new StillFiles(Duration.ofMillis(900)).watch(entries).complete())
                .isSameAs(entries);
        assertThat(System.nanoTime() - before).isLessThan(TimeUnit.MILLISECONDS.toNanos(300));
    }

    @Test
    void aYoungFileThatDoesNotChangeIsComplete() throws IOException {
        write("a.csv", Duration.ZERO);

        assertThat(sources(watch().complete())).containsExactly("a.csv");
    }

    @Test
    void aFileThatGrowsWhileItIsWatchedIsLeftAndTheOthersAreTaken() throws Exception {
        write("a.csv", Duration.ZERO);
        write("b.csv", Duration.ZERO);
        write("c.csv", Duration.ofDays(1));
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            try {
                for (int i = 0; i < 10; i++) {
                    Thread.sleep(60);
                    Files.writeString(folder.resolve("b.csv"), "more", StandardOpenOption.APPEND);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        StillFiles.Watched watched = watch();

        assertThat(sources(watched.complete())).containsExactly("a.csv", "c.csv");
        assertThat(sources(watched.moving())).containsExactly("b.csv");
        writer.join();
    }

    @Test
    void aFileThatIsReplacedByOneOfTheSameSizeIsLeft() throws IOException {
        write("a.csv", Duration.ZERO);
        List<Inbox.Entry> entries = new Inbox(folder).files();
        Files.setLastModifiedTime(folder.resolve("a.csv"), FileTime.fromMillis(System.currentTimeMillis() + 5));

        assertThat(sources(new StillFiles(STILL).watch(entries).moving())).containsExactly("a.csv");
    }
}
