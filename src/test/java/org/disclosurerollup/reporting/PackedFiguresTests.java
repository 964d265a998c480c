package org.disclosurerollup.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.submission.Finding;
import org.junit.jupiter.api.Test;

class PackedFiguresTests {

    /** Figures that can be filed or summed stay far from where the packing would overflow. */
    private static final long FAR = Long.MAX_VALUE / 4;

    @Property
    void figuresComeBackAsTheyWere(@ForAll long[] figures) {
        for (int i = 0; i < figures.length; i++) {
            figures[i] = Math.floorMod(figures[i], 5) == 0 ? FixedPoint.BLANK : figures[i] % FAR;
        }
        assertThat(PackedFigures.unpack(PackedFigures.pack(figures))).isEqualTo(figures);
    }

    @Test
    void blanksZeroesAndNothingAreToldApart() {
        long[] figures = {FixedPoint.BLANK, 0, -1, 1, 63, 64, -64, FixedPoint.LARGEST, -FixedPoint.LARGEST, FAR, -FAR};
        assertThat(PackedFigures.unpack(PackedFigures.pack(figures))).isEqualTo(figures);
        assertThat(PackedFigures.unpack(PackedFigures.pack(new long[0]))).isEmpty();
        assertThat(PackedFigures.unpack(PackedFigures.pack((long[]) null))).isNull();
        int[] counts = {0, 7, Integer.MAX_VALUE};
        assertThat(PackedFigures.unpackCounts(PackedFigures.pack(counts))).isEqualTo(counts);
    }

    @Test
    void aFindingComesBackWithWhatItDoesNotSay() {
        Finding full = new Finding(
                Severity.SOFT,
                "R1",
                "甲",
                "2017",
                "f",
                "1.1",
                "",
                "约 3",
                "“\uD840\uDC00”,\n请核对",
                "a.csv",
                "Sheet1!C12",
                7);
        Finding sparse = new Finding(Severity.HARD, "R1", null, null, null, null, null, null, "m", "a.csv", 0);
        assertThat(new PackedFinding(full).unpack()).isEqualTo(full);
        assertThat(new PackedFinding(sparse).unpack()).isEqualTo(sparse);
    }
}
