package org.disclosurerollup.catalogue;

/** Whole numbers in groups of seven bits, the lowest first; every byte but a number's last has its highest bit set. */
public final class SevenBits {

    /** The most bytes that a number takes. */
    public static final int MOST_BYTES = 10;

    private SevenBits() {}

    /**
     * Writes a number, taken as without a sign.
     *
     * @param start where to; there is room for {@link #MOST_BYTES}, or for what smaller numbers take
     * @return the place behind it
     */
    public static int put(byte[] bytes, int start, long number) {
        int end = start;
        long rest = number;
        for (; (rest & ~0x7fL) != 0; rest >>>= 7) {
            bytes[end++] = (byte) (rest | 0x80);
        }
        bytes[end++] = (byte) rest;
        return end;
    }
}
