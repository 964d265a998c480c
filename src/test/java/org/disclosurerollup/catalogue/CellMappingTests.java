package org.disclosurerollup.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.disclosurerollup.catalogue.FixedPoint.BLANK;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellMappingTests {

    @TempDir
    static Path folder;

    private static Form later;
    private static Form earlier;

    @BeforeAll
    static void readForms() throws IOException {
        Catalogue catalogue = CatalogueFiles.catalogue(folder, """
                form: early
                title: early
                valid-from: 2014
                valid-to: 2018
                tables:
                  - id: list
                    cells:
                      - {code: a, label: a, unit: m, decimals: 4, indicator: fine}
                      - {code: b, label: b, unit: m, indicator: coarse}
                      - {code: c, label: c, unit: m}
                      - {code: d, label: d, roll-up: none, indicator: words}
                """, """
                form: late
                title: late
                valid-from: 2019
                tables:
                  - id: list
                    cells:
                      - {code: c, label: c, unit: m}
                      - {code: b, label: b, unit: m, decimals: 2, indicator: coarse}
                      - {code: a, label: a, unit: m, decimals: 2, indicator: fine}
                      - {code: e, label: e, unit: m, indicator: words}
                """);
        later = catalogue.form("late");
        earlier = catalogue.form("early");
    }

    @Test
    void figuresMoveByIndicatorInTheLaterFormsDecimals() {
        assertThat(new CellMapping(later, earlier).map(new long[] {123_450, 7, 9, BLANK}))
                .containsExactly(BLANK, 700, 1235, BLANK);
    }

    @Test
    void droppedDigitsRoundHalfAwayFromZero() {
        CellMapping mapping = new CellMapping(later, earlier);
        assertThat(mapping.map(new long[] {-50, BLANK, BLANK, BLANK})[2]).isEqualTo(-1);
        assertThat(mapping.map(new long[] {49, BLANK, BLANK, BLANK})[2]).isZero();
    }

    @Test
    void blanksStayBlankAndTextHasNoCounterpart() {
        assertThat(new CellMapping(later, earlier).map(new long[] {BLANK, BLANK, 5, 1}))
                .containsOnly(BLANK);
    }

    @Test
    void theSameFormMapsToItself() {
        CellMapping mapping = new CellMapping(later, later);
        long[] figures = {1, 2, 3, 4};
        assertThat(mapping.isIdentity()).isTrue();
        assertThat(mapping.map(figures)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void overflowInFinerDecimalsThrows() {
        assertThatThrownBy(() -> new CellMapping(later, earlier).map(new long[] {BLANK, Long.MAX_VALUE, BLANK, BLANK}))
                .isInstanceOf(ArithmeticException.class);
    }
}
