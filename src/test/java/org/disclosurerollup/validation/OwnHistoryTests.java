package org.disclosurerollup.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueFiles;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.submission.JdbcSubmissionStore.EarlierYear;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnHistoryTests {

    private static final int YEAR = 2020;

    @TempDir
    static Path folder;

    private static Form earlier;
    private static Form form;

    @BeforeAll
    static void readForms() throws IOException {
        Catalogue catalogue = CatalogueFiles.catalogue(folder, """
                form: early
                title: early
                valid-from: 2000
                valid-to: 2017
                tables:
                  - id: list
                    cells:
                      - {code: z, label: z, unit: m}
                      - {code: a, label: a, unit: m, indicator: items}
                      - {code: b, label: b, unit: m, indicator: words, roll-up: none}
                """, """
                form: late
                title: late
                valid-from: 2018
                tables:
                  - id: list
                    cells:
                      - {code: b, label: b, unit: m, headline: true, indicator: words}
                      - {code: c, label: c, unit: m}
                      - {code: d, label: d, unit: m, headline: true, roll-up: mean}
                      - {code: a, label: a, unit: m, headline: true, decimals: 4, indicator: items}
                """);
        earlier = catalogue.form("early");
        form = catalogue.form("late");
    }

    private static OwnHistory history(int... years) {
        SortedMap<Period, Form> stored = new TreeMap<>();
        for (int year : years) {
            stored.put(Period.ofYear(year), year < 2018 ? earlier : form);
        }
        return new OwnHistory(form, Period.ofYear(YEAR), stored);
    }

    /** Judges whole figures of the cell a, this year's first, the years before 2018 as the earlier form has them. */
    private static Optional<RatioEdit.Outlier> judge(long... figures) {
        int[] years = new int[figures.length - 2];
        for (int i = 0; i < years.length; i++) {
            years[i] = YEAR - 2 - i;
        }
        OwnHistory history = history(years);
        Cell cell = form.cell("a");
        List<long[]> values = new ArrayList<>();
        for (EarlierYear year : history.years()) {
            long figure = figures[YEAR - year.period().year()];
            long stored = figure == FixedPoint.BLANK ? figure : figure * (year.form() == form ? 10_000 : 1);
            values.add(year.cells().stream()
                    .mapToLong(one -> one != null && one.label().equals("a") ? stored : FixedPoint.BLANK)
                    .toArray());
        }
        return history.outlier(cell, figures[0] * 10_000, figures[1] * 10_000, values);
    }

    @Test
    void headlineFiguresThatAddUpAreWantedAsTheFormOfTheYearHasThem() {
        assertThat(history(2014, 2015, 2016, 2017, 2018).years())
                .extracting(year -> year.period() + " " + year.form() + " "
                        + year.cells().get(0) + " " + year.cells().get(1).code())
                .allMatch(text -> text.endsWith(" a"))
                .hasSize(5)
                .first()
                .asString()
                .startsWith("2014 early null");
    }

    @Test
    void noYearIsReadWhereTheyAreTooFew() {
        assertThat(history().years()).isEmpty();
        assertThat(history(2015, 2016, 2017, 2018).years()).isEmpty();
        // Seven years, but only four pairs of neighbours with last year.
        assertThat(history(2010, 2011, 2012, 2015, 2016, 2018).years()).isEmpty();
        assertThat(history(2010, 2011, 2012, 2016, 2017, 2018).years()).hasSize(6);
    }

    @Test
    void growthFarFromAllThatWasBeforeIsOutOfTheOrdinary() {
        assertThat(judge(480, 150, 145, 132, 120, 115, 100)).hasValueSatisfying(outlier -> {
            // The median growth is that from 132 to 145, 1.098484.
            assertThat(outlier.expected()).isEqualTo(1_647_726);
            assertThat(outlier.suspicion()).isBetween(1_000L, 10_000L);
        });
        assertThat(judge(40, 150, 145, 132, 120, 115, 100)).isPresent();
    }

    @Test
    void growthLikeThatOfEarlierYearsIsUsual() {
        assertThat(judge(166, 150, 145, 132, 120, 115, 100)).isEmpty();
        assertThat(judge(141, 150, 145, 132, 120, 115, 100)).isEmpty();
    }

    @Test
    void fourGrowthsAreTooFewToJudgeBy() {
        assertThat(judge(15_000, 150, 145, 132, 120, 115)).isEmpty();
    }

    @Test
    void whatWasAlwaysUpAndDownIsNotOutOfTheOrdinaryWhenItIsAgain() {
        assertThat(judge(480, 150, 400, 132, 390, 115, 410)).isEmpty();
    }

    @Test
    void oneMistakenEarlierYearHidesNothing() {
        assertThat(judge(480, 150, 145, 132_000, 120, 115, 100)).isPresent();
        assertThat(judge(480, 150, 14, 132, 120, 115, 100)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"0", "-5", "-9223372036854775808"})
    void yearWithoutAFigureTakesPartInNoGrowth(long none) {
        assertThat(judge(480, 150, 145, none, 120, 115, 100)).isEmpty();
        assertThat(judge(480, 150, 145, none, 120, 115, 100, 95, 90)).isPresent();
    }

    @Test
    void yearsBeforeTheTenthAreNotLookedAt() {
        int[] years = new int[19];
        for (int i = 0; i < years.length; i++) {
            years[i] = 2000 + i;
        }
        assertThat(OwnHistory.isLongEnough(Period.ofYear(YEAR), List.of(Period.ofYear(2005), Period.ofYear(2006))))
                .isFalse();
        assertThat(judge(480, 150, 145, 0, 120, 0, 100, 0, 95, 0, 90)).isEmpty();
    }

    @Test
    void theLargestAndSmallestFiguresDoNotOverflow() {
        long largest = FixedPoint.LARGEST / 10_000;
        assertThat(judge(largest, 1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000))
                .isPresent();
        assertThat(judge(1, largest, largest, largest, largest, largest, largest, largest))
                .isPresent();
        assertThat(judge(largest, 1, 1, 1, 1, 1, FixedPoint.LARGEST, 1, FixedPoint.LARGEST))
                .isEmpty();
        assertThat(judge(1, 1, FixedPoint.LARGEST, 1, FixedPoint.LARGEST, 1, FixedPoint.LARGEST, 1))
                .isEmpty();
    }
}
