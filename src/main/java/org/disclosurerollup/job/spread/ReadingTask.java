package org.disclosurerollup.job.spread;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Files to be read by whoever comes first.
 *
 * @param version text of the {@link ReadingVersion} that they must be read with
 * @param sources their paths below the inbox, with {@code /} between names
 */
record ReadingTask(String version, List<String> sources) {

    static final String NAME = "read";

    /** Plain bytes: no class is named in the database that a reader of it would then make. */
    static final Serializer SERIALIZER = new Serializer() {
        @Override
        public byte[] serialize(Object data) {
            return data == null ? null : ((ReadingTask) data).toBytes();
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] bytes) {
            return bytes == null ? null : type.cast(ofBytes(bytes));
        }
    };

    private byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, version);
            out.writeInt(sources.size());
            for (String source : sources) {
                write(out, source);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static ReadingTask ofBytes(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            String version = read(in);
            List<String> sources = new ArrayList<>();
            for (int many = in.readInt(); many > 0; many--) {
                sources.add(read(in));
            }
            return new ReadingTask(version, sources);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a task that makes no sense");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
