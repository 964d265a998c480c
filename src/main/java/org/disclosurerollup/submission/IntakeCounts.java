package org.disclosurerollup.submission;

/** How many submissions were read and what became of them; {@code read = accepted + rejected + unchanged} always holds. */
public record IntakeCounts(int read, int accepted, int rejected, int unchanged) {

    public static final IntakeCounts NONE = new IntakeCounts(0, 0, 0, 0);

    public IntakeCounts {
        if (read != accepted + rejected + unchanged) {
            throw new IllegalArgumentException("read %d, accepted %d, rejected %d, unchanged %d do not add up"
                    .formatted(read, accepted, rejected, unchanged));
        }
    }

    public IntakeCounts plus(IntakeCounts other) {
        return new IntakeCounts(
                read + other.read, accepted + other.accepted, rejected + other.rejected, unchanged + other.unchanged);
    }
}
