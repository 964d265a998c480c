package org.disclosurerollup.reporting.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.Office;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.comparison.GrowthStatus;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.job.JdbcRunChooser;
import org.disclosurerollup.job.PastSummary;
import org.disclosurerollup.submission.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a summary knows of an area: its units' figures add up to its total, down to file and line. */
class SummaryReaderTests {
    private static final String HEADER = "unit_code,year,form,scope,1.1,1.1.1,3.1,3.1.1";

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void file() {
        office = new Office(folder)
                .units(
                        "9,云州,region,,,",
                        "91,云江市,city,9,,",
                        "91-gov,云江市政府办,government,91,,",
                        "91-a,云江市财政局,department,91,,",
                        "91-b,云江市教育局,department,91,,",
                        "911,东山县,county,91,,",
                        "911-a,东山县财政局,department,911,,",
                        "912,西河区,county,91,,",
                        "912-a,西河区财政局,department,912,,",
                        "912-b,西河区教育局,department,912,,");
        office.file("2016.csv", HEADER, "91-a,2016,disclosure-2014,own,100,1,,", "91-b,2016,disclosure-2014,own,4,,,")
                .file(
                        "2017.csv",
                        HEADER,
                        "91,2017,disclosure-2014,own,7,,,",
                        "91-gov,2017,disclosure-2014,own,20,2,3,3",
                        "91-a,2017,disclosure-2014,own,150,,,",
                        "91-b,2017,disclosure-2014,own,8,,5,4",
                        "911-a,2017,disclosure-2014,own,30,,,",
                        "912,2017,disclosure-2014,area,60,,,",
                        "912-a,2017,disclosure-2014,own,25,,,")
                .consolidated();
    }

    @AfterEach
    void close() {
        office.close();
    }

    private FormSummary read(String unit, int year) throws Exception {
        return summary(unit, year).form("disclosure-2014").orElseThrow();
    }

    private AreaSummary summary(String unit, int year) throws Exception {
        try (Database database = Database.open(office.database())) {
            JdbcRunChooser runs = new JdbcRunChooser(database.dataSource());
            return new PastSummary(database).read(runs.label(runs.last().orElseThrow()), unit, Period.ofYear(year));
        }
    }

    private static UnitFigures unit(FormSummary form, String code) {
        List<UnitFigures> found = new ArrayList<>();
        form.units().forEach(unit -> {
            if (unit.unit().code().equals(code)) {
                found.add(unit);
            }
        });
        assertThat(found).as(code).hasSize(1);
        return found.get(0);
    }

    @Test
    void everyTotalIsItsOwnFilingAndThatOfWhatIsBelow() throws Exception {
        FormSummary form = read("9", 2017);
        for (Cell cell : form.form().cells()) {
            if (cell.rollUp().adds()) {
                form.units().forEach(unit -> {
                    if (unit.counts() && unit.unit().kind().isArea()) {
                        assertThat(partsOf(unit, cell))
                                .as(unit.unit() + " " + cell.code())
                                .isEqualTo(unit.value(cell));
                    }
                });
            }
        }
        assertThat(form.units().value(form.form().cell("1.1"))).isEqualTo("267");
    }

    private static BigDecimal partsOf(UnitFigures area, Cell cell) {
        List<BigDecimal> parts = new ArrayList<>();
        area.countedFiling().ifPresent(filing -> parts.add(filing.value(cell)));
        area.below().stream().filter(UnitFigures::counts).forEach(unit -> parts.add(unit.value(cell)));
        return parts.stream()
                .filter(value -> value != null)
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    @Test
    void aFigureLeadsToFileLineAndRevision() throws Exception {
        office.file("2017-b.csv", HEADER + ",reason", "91-b,2017,disclosure-2014,own,9,,4,4,补报")
                .consolidated();
        UnitFiling filing = unit(read("91", 2017), "91-b").countedFiling().orElseThrow();
        assertThat(filing.source()).isEqualTo("2017-b.csv");
        assertThat(filing.line()).isEqualTo(2);
        assertThat(filing.revision()).isEqualTo(2);
        assertThat(filing.reason()).isEqualTo("补报");
    }

    @Test
    void whatWaitsWithHardFindingsIsShownAndNotCounted() throws Exception {
        FormSummary form = read("91", 2017);
        UnitFigures rejected = unit(form, "91-b");
        assertThat(rejected.counts()).isFalse();
        assertThat(rejected.value(form.form().cell("1.1"))).isNull();
        assertThat(rejected.filings()).singleElement().satisfies(filing -> {
            assertThat(filing.accepted()).isFalse();
            assertThat(filing.source()).isEqualTo("2017.csv");
        });
        assertThat(form.outstanding()).extracting(row -> row.unit().code()).contains("91-b");
        assertThat(summary("91", 2017).openFindings())
                .anySatisfy(finding -> assertThat(finding.finding().rule()).isEqualTo("F14-01"));
    }

    @Test
    void whatIsBelowAnAreaFilingDoesNotCount() throws Exception {
        FormSummary form = read("91", 2017);
        Cell items = form.form().cell("1.1");
        UnitFigures area = unit(form, "912");
        UnitFigures office912 = unit(form, "912-a");
        assertThat(area.value(items)).isEqualTo("60");
        assertThat(area.countedFiling().orElseThrow().scope()).isEqualTo(Scope.AREA);
        assertThat(office912.value(items)).isEqualTo("25");
        assertThat(office912.counts()).isFalse();
        assertThat(form.share(office912, items)).isNull();
        assertThat(form.share(area, items)).isEqualTo("22.47");
    }

    @Test
    void ranksByFigureAndByGrowthAndLeavesOutSmallBases() throws Exception {
        office.file("2017-b.csv", HEADER, "91-b,2017,disclosure-2014,own,800,,4,4")
                .consolidated();
        FormSummary form = read("91", 2017);
        Cell items = form.form().cell("1.1");
        assertThat(form.ranking(Group.DEPARTMENTS, items, Place.Measure.VALUE))
                .extracting(place -> place.rank() + " " + place.unit().unit().code() + " " + place.value())
                .containsExactly("1 91-b 800", "2 91-a 150");
        assertThat(unit(form, "91-b").compared(items).growth().status()).isEqualTo(GrowthStatus.SMALL_BASE);
        assertThat(form.ranking(Group.DEPARTMENTS, items, Place.Measure.GROWTH))
                .extracting(place -> place.unit().unit().code() + " " + place.value())
                .containsExactly("91-a 50.00");
    }

    @Test
    void trendsFollowAnIndicatorOverFiveYearsAndVersionsOfTheForm() throws Exception {
        office.file(
                        "2019.csv",
                        "unit_code,year,form,scope,1/7",
                        "91,2019,disclosure-2019,area,12",
                        "91,2021,disclosure-2021,area,20")
                .consolidated();
        Trend trend = summary("91", 2021).trends().get(0);
        assertThat(trend.cell().indicator()).isEqualTo("applications.received");
        assertThat(trend.points())
                .extracting(point -> point.period() + " " + point.value())
                .containsExactly("2017 3", "2018 null", "2019 12", "2020 null", "2021 20");
    }
}
