package org.disclosurerollup.validation;

import java.util.Arrays;
import org.disclosurerollup.catalogue.SevenBits;

/**
 * Two years' figures of one cell, by submission, packed in seven-bit groups: of a country there are a million of them,
 * of which most take five bytes. They are unpacked into arrays when all are known.
 */
final class Observations {

    /** Of a number and two figures. */
    private static final int MOST_BYTES = 25;

    private static final int START = 1024;

    private byte[] bytes = new byte[START];
    private int end;
    private int size;
    private int lastSubject;

    /**
     * Takes two figures, neither of them negative.
     *
     * @param subject number of the submission, not below the one before
     */
    void add(int subject, long now, long before) {
        if (bytes.length - end < MOST_BYTES) {
            bytes = Arrays.copyOf(bytes, Math.addExact(end, end / 2));
        }
        pack(subject - lastSubject);
        pack(now);
        pack(before);
        lastSubject = subject;
        size++;
    }

    private void pack(long value) {
        end = SevenBits.put(bytes, end, value);
    }

    /**
     * What was taken, in its order.
     *
     * @param subjects numbers of the submissions
     */
    record Unpacked(int[] subjects, long[] now, long[] before) {

        int size() {
            return subjects.length;
        }
    }

    Unpacked unpack() {
        Unpacked all = new Unpacked(new int[size], new long[size], new long[size]);
        int at = 0;
        int subject = 0;
        for (int i = 0; i < size; i++) {
            subject += (int) packed(at);
            at = next(at);
            all.subjects[i] = subject;
            all.now[i] = packed(at);
            at = next(at);
            all.before[i] = packed(at);
            at = next(at);
        }
        return all;
    }

    private long packed(int start) {
        long value = 0;
        int at = start;
        for (int shift = 0; ; shift += 7) {
            value |= (long) (bytes[at] & 0x7f) << shift;
            if (bytes[at++] >= 0) {
                return value;
            }
        }
    }

    private int next(int start) {
        int at = start;
        while (bytes[at] < 0) {
            at++;
        }
        return at + 1;
    }
}
