package org.disclosurerollup.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.disclosurerollup.catalogue.FixedPoint;
import org.junit.jupiter.api.Test;

class RatioEditTests {

    @Test
    void oneAmongEightIsSingledOut() {
        long[] before = {100, 120, 90, 110, 105, 95, 130, 100};
        long[] now = {105, 130, 92, 112, 600, 100, 140, 103};

        assertThat(RatioEdit.outliers(now, before))
                .singleElement()
                .satisfies(outlier -> assertThat(outlier.index()).isEqualTo(4));
    }

    @Test
    void sevenPeersAreTooFew() {
        assertThat(RatioEdit.outliers(new long[] {1, 1, 1, 1, 1, 1, 9999}, new long[] {1, 1, 1, 1, 1, 1, 1}))
                .isEmpty();
    }

    @Test
    void theLargestFigureAmongPeersThatShrankDoesNotOverflow() {
        long[] before = new long[9];
        long[] now = new long[9];
        Arrays.fill(before, FixedPoint.LARGEST);
        Arrays.fill(now, 1);
        before[8] = 1;
        now[8] = FixedPoint.LARGEST;

        assertThat(RatioEdit.outliers(now, before))
                .extracting(RatioEdit.Outlier::index)
                .contains(8);
    }
}
