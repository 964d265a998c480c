package org.disclosurerollup.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.disclosurerollup.catalogue.FixedPoint;
import org.junit.jupiter.api.Test;

class FiguresAtHandTests {

    private static final long[] EDGES = {
        FixedPoint.BLANK, 0, 1, -1, 63, 64, -64, -65, FixedPoint.LARGEST, -FixedPoint.LARGEST, Long.MAX_VALUE / 2
    };

    @Test
    void figuresComeBackAsTheyWereInAnyOrder() {
        Random random = new Random(7);
        int many = 20_000;
        long firstId = 4_711;
        long[][] put = new long[many][];
        try (FiguresAtHand atHand = new FiguresAtHand()) {
            for (int i = 0; i < many; i++) {
                int cells = i % 3 == 0 ? 198 : 63;
                put[i] = new long[cells];
                for (int cell = 0; cell < cells; cell++) {
                    put[i][cell] =
                            random.nextInt(10) == 0 ? EDGES[random.nextInt(EDGES.length)] : random.nextInt(10_000);
                }
                atHand.put(firstId + i, put[i]);
            }
            assertThat(atHand.first()).isEqualTo(firstId);
            assertThat(atHand.last()).isEqualTo(firstId + many - 1);
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, many).boxed().toList());
            assertSame(atHand, firstId, put, order);
            Collections.shuffle(order, random);
            assertSame(atHand, firstId, put, order);
        }
    }

    private static void assertSame(FiguresAtHand atHand, long firstId, long[][] put, List<Integer> order) {
        FiguresAtHand.Reading reading = atHand.read();
        for (int i : order) {
            long[] figures = new long[put[i].length];
            reading.figures(firstId + i, figures);
            assertThat(figures).isEqualTo(put[i]);
        }
    }

    @Test
    void nothingIsAtHandOfARunThatStoredNothing() {
        try (FiguresAtHand atHand = new FiguresAtHand()) {
            assertThat(atHand.last()).isLessThan(atHand.first());
        }
    }

    @Test
    void aGapInTheNumbersIsRefused() {
        try (FiguresAtHand atHand = new FiguresAtHand()) {
            atHand.put(1, new long[] {5});
            assertThatThrownBy(() -> atHand.put(3, new long[] {5})).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
