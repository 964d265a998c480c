package org.disclosurerollup.reporting.summary.composition;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.disclosurerollup.reporting.summary.Display;
import org.disclosurerollup.reporting.summary.Shown;
import org.junit.jupiter.api.Test;

/** The notes below a table with adjusted figures. */
class MarksTests {

    private static Shown shown(String value) {
        return new Shown(
                "甲市",
                null,
                null,
                new BigDecimal("12340"),
                new BigDecimal(value),
                new BigDecimal("1.23"),
                new BigDecimal("1.234"));
    }

    @Test
    void eachTableSaysHowManyOfItsFiguresWentFurther() {
        Marks marks = new Marks();
        assertThat(marks.text(shown("1.24"))).isEqualTo("※1.24");
        assertThat(marks.notes()).containsExactly(Display.FIGURES_NOTE);

        marks.text(shown("1.25"));
        marks.text(shown("1.25"));
        marks.text(shown("1.22"));
        assertThat(marks.notes()).containsExactly(Display.FIGURES_NOTE + Display.FURTHER_NOTE.formatted(2));

        marks.text(shown("1.23"));
        assertThat(marks.notes()).isEmpty();
    }
}
