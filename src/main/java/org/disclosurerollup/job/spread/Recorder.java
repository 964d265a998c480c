package org.disclosurerollup.job.spread;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.disclosurerollup.submission.RecordedReading;
import org.disclosurerollup.submission.SubmissionReader;

/** Reads files ahead and makes recordings of them. */
final class Recorder {

    /** A recording that would be larger is not worth keeping: the run reads such a file itself. */
    private static final int MOST_BYTES = 8 << 20;

    private final SubmissionReader reader;
    private final ReadingVersion version;

    Recorder(SubmissionReader reader, ReadingVersion version) {
        this.reader = reader;
        this.version = version;
    }

    /**
     * Reads a file. What is read is a copy, so that the recording is of the very bytes whose hash it is kept under, whatever
     * happens to the file meanwhile. Empty if there is nothing in it or it cannot be read: saying so is the run's.
     */
    Optional<JdbcReadingStore.Kept> read(Path file, String source) throws IOException {
        Path copy = Files.createTempFile("rollup-reading-", ".tmp");
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            long size;
            try (InputStream in = Files.newInputStream(file);
                    OutputStream out = new DigestOutputStream(Files.newOutputStream(copy), sha256)) {
                size = in.transferTo(out);
            } catch (AccessDeniedException | NoSuchFileException e) {
                return Optional.empty();
            }
            if (size == 0) {
                return Optional.empty();
            }
            byte[] recording = RecordedReading.record(reader, copy, source);
            return recording.length > MOST_BYTES
                    ? Optional.empty()
                    : Optional.of(new JdbcReadingStore.Kept(version.key(source, sha256.digest()), recording));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } finally {
            Files.deleteIfExists(copy);
        }
    }
}
