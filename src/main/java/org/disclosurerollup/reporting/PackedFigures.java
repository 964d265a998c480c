package org.disclosurerollup.reporting;

import java.util.Arrays;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.SevenBits;

/** Figures, one per cell, in a byte or two each instead of eight. */
final class PackedFigures {

    private PackedFigures() {}

    /** {@code null} of {@code null}. */
    static byte[] pack(long[] figures) {
        if (figures == null) {
            return null;
        }
        byte[] packed = new byte[(figures.length + 1) * SevenBits.MOST_BYTES];
        int end = SevenBits.put(packed, 0, figures.length);
        for (long figure : figures) {
            // Zero is a blank; other values are one more than the figure with its sign in the last bit.
            end = SevenBits.put(packed, end, figure == FixedPoint.BLANK ? 0 : (figure << 1 ^ figure >> 63) + 1);
        }
        return Arrays.copyOf(packed, end);
    }

    static byte[] pack(int[] counts) {
        return pack(Arrays.stream(counts).asLongStream().toArray());
    }

    /** What was packed; {@code null} of {@code null}. */
    static long[] unpack(byte[] packed) {
        if (packed == null) {
            return null;
        }
        long[] figures = null;
        long value = 0;
        int shift = 0;
        int size = -1;
        for (byte b : packed) {
            value |= (long) (b & 0x7f) << shift;
            shift += 7;
            if (b >= 0) {
                if (figures == null) {
                    figures = new long[(int) value];
                } else {
                    long rest = value - 1;
                    figures[size] = value == 0 ? FixedPoint.BLANK : rest >>> 1 ^ -(rest & 1);
                }
                size++;
                value = 0;
                shift = 0;
            }
        }
        return figures;
    }

    static int[] unpackCounts(byte[] packed) {
        return Arrays.stream(unpack(packed)).mapToInt(Math::toIntExact).toArray();
    }
}
