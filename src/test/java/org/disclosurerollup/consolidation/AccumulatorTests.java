package org.disclosurerollup.consolidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.disclosurerollup.catalogue.FixedPoint.BLANK;

import java.io.IOException;
import java.nio.file.Path;
import org.disclosurerollup.catalogue.CatalogueFiles;
import org.disclosurerollup.catalogue.Form;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccumulatorTests {

    @TempDir
    static Path folder;

    private static Form form;

    @BeforeAll
    static void readForm() throws IOException {
        form = CatalogueFiles.form(folder, """
                form: small
                title: small
                valid-from: 2010
                tables:
                  - id: list
                    cells:
                      - {code: n, label: amount, unit: m, decimals: 2}
                      - {code: w, label: whole, unit: n}
                      - {code: r, label: rate, unit: "%", decimals: 1, roll-up: rate, numerator: n, denominator: w}
                      - {code: s, label: score, unit: p, decimals: 1, roll-up: mean, signed: true}
                """);
    }

    private final Accumulator accumulator = new Accumulator(4);

    @Test
    void nothingAddedIsAllBlank() {
        assertThat(accumulator.figures(form)).containsOnly(BLANK);
        assertThat(accumulator.filled()).containsOnly(0);
    }

    @Test
    void partsOfARateMayHaveOtherDecimalsThanTheRate() {
        accumulator.add(new long[] {150, 3, 999, BLANK});
        assertThat(accumulator.figures(form)).containsExactly(150, 3, 500, BLANK);
    }

    @Test
    void aRateOverNothingIsKeptAsTheOnlyOneFiled() {
        accumulator.add(new long[] {0, 0, 1000, BLANK});
        assertThat(accumulator.figures(form)[2]).isEqualTo(1000);
        accumulator.add(new long[] {0, 0, 900, BLANK});
        assertThat(accumulator.figures(form)[2]).isEqualTo(BLANK);
    }

    @Test
    void aMeanRoundsHalfAwayFromZero() {
        accumulator.add(new long[] {BLANK, BLANK, BLANK, -1});
        accumulator.add(new long[] {BLANK, BLANK, BLANK, -2});
        accumulator.add(new long[] {BLANK, BLANK, BLANK, BLANK});
        assertThat(accumulator.figures(form)[3]).isEqualTo(-2);
        assertThat(accumulator.filled()[3]).isEqualTo(2);
    }

    @Test
    void addingAnAccumulatorIsAddingItsSubmissions() {
        Accumulator inner = new Accumulator(4);
        inner.add(new long[] {100, 2, BLANK, 50});
        inner.add(new long[] {BLANK, 3, BLANK, 70});
        accumulator.add(new long[] {BLANK, BLANK, BLANK, 90});
        accumulator.add(inner);
        assertThat(accumulator.figures(form)).containsExactly(100, 5, 200, 70);
        assertThat(accumulator.filled()).containsExactly(1, 2, 0, 3);
    }

    @Test
    void figuresAreACopyAndMayBeAskedTwice() {
        accumulator.add(new long[] {100, 2, BLANK, 50});
        accumulator.figures(form)[0] = 7;
        accumulator.filled()[0] = 7;
        assertThat(accumulator.figures(form)[0]).isEqualTo(100);
        assertThat(accumulator.filled()[0]).isEqualTo(1);
    }

    @Test
    void overflowThrows() {
        Accumulator inner = new Accumulator(4);
        inner.add(new long[] {Long.MAX_VALUE, BLANK, BLANK, BLANK});
        accumulator.add(new long[] {1, BLANK, BLANK, BLANK});
        assertThatThrownBy(() -> accumulator.add(inner)).isInstanceOf(ArithmeticException.class);
    }
}
