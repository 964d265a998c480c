package org.disclosurerollup.catalogue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** A file as it was read, kept until it is stored; a large one packed, because it is kept beside what was made of it. */
public final class KeptFile {

    /** Packing less is not worth the time: a country's units are 6 MB. */
    private static final int LARGE = 1 << 24;

    private final int length;
    private final boolean packed;
    private final byte[] bytes;

    KeptFile(byte[] content) {
        length = content.length;
        packed = length >= LARGE;
        bytes = packed ? pack(content) : content;
    }

    private static byte[] pack(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length / 4);
        Deflater fastest = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, fastest, 1 << 16)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            fastest.end();
        }
        return packed.toByteArray();
    }

    /** In bytes, as it was read. */
    public int length() {
        return length;
    }

    /** The bytes as they were read. */
    public InputStream open() {
        InputStream in = new ByteArrayInputStream(bytes);
        return packed ? new InflaterInputStream(in) : in;
    }
}
