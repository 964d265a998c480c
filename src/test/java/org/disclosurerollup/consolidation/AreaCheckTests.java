package org.disclosurerollup.consolidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.disclosurerollup.submission.Scope.AREA;
import static org.disclosurerollup.submission.Scope.OWN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.disclosurerollup.catalogue.CatalogueFiles;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.submission.Scope;
import org.disclosurerollup.validation.HistoryCheck.Scored;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A city with two departments and two counties; county A has a department, county B none. */
class AreaCheckTests {

    private static final String FORM = """
            form: scopes
            title: scopes
            valid-from: 2010
            tables:
              - id: list
                cells:
                  - {code: n, label: number, unit: n}
                  - {code: d, label: of them done, unit: n}
                  - {code: r, label: rate, unit: "%", decimals: 1, roll-up: rate, numerator: d, denominator: n}
                  - {code: m, label: money, unit: 万元, decimals: 1}
                  - {code: y, label: yes, unit: 是/否, roll-up: count-yes}
                  - {code: l, label: stock, unit: n, roll-up: last}
                  - {code: g, label: gain, unit: n, signed: true}
            """;

    private static final String[] UNITS = {
        "city,City,city,,,",
        "d1,Dept 1,department,city,,",
        "d2,Dept 2,department,city,,",
        "A,County A,county,city,,",
        "a1,Dept A1,department,A,,",
        "B,County B,county,city,,",
    };

    private static Form form;
    private static UnitTree tree;

    private final List<JdbcAreaFilings.Filed> filings = new ArrayList<>();

    @BeforeAll
    static void readForm() throws IOException {
        Path place = Files.createDirectories(Path.of("target", "area-check-tests"));
        form = CatalogueFiles.form(place, FORM);
        tree = CatalogueFiles.units(place, UNITS).treeOf(Period.ofYear(2017));
    }

    private AreaCheckTests own(String unit, String... cells) {
        return filed(unit, OWN, cells);
    }

    private AreaCheckTests area(String unit, String... cells) {
        return filed(unit, AREA, cells);
    }

    private AreaCheckTests filed(String unit, Scope scope, String... cells) {
        long[] figures = new long[form.size()];
        Arrays.fill(figures, FixedPoint.BLANK);
        for (String filled : cells) {
            Cell cell = form.cell(filled.substring(0, filled.indexOf('=')));
            figures[cell.index()] = FixedPoint.parse(filled.substring(filled.indexOf('=') + 1), cell.decimals());
        }
        int id = filings.size() + 1;
        filings.add(new JdbcAreaFilings.Filed(id, 7, id, unit, scope, figures));
        return this;
    }

    private AreaCheckTests allParts(String d1) {
        return own("d1", d1).own("d2", "n=20").own("a1", "n=30").own("B", "n=40");
    }

    private List<Scored> scored() {
        Consolidator consolidator = new Consolidator(form, tree);
        filings.forEach(filed -> consolidator.add(filed.unitCode(), filed.scope(), filed.figures()));
        AreaCheck check = new AreaCheck(form, tree, consolidator.totals(), consolidator.areasFiledAsWhole());
        filings.stream()
                .filter(filed -> check.unitsToRead().contains(filed.unitCode()))
                .forEach(check::add);
        return check.findings();
    }

    private List<String> findings() {
        return scored().stream()
                .map(Scored::finding)
                .map(finding -> String.join(
                        " ",
                        finding.rule(),
                        finding.unitCode(),
                        String.valueOf(finding.cell()),
                        String.valueOf(finding.actual()),
                        String.valueOf(finding.expected())))
                .toList();
    }

    @Test
    void cellInWhichTheAreaDiffersFromItsCompletePartsIsAFinding() {
        allParts("n=10").area("city", "n=105", "d=0");

        assertThat(findings()).containsExactly("area-differs city n 105 100");
    }

    @Test
    void findingIsSoftAndStandsOnTheAreasFiling() {
        allParts("n=10").area("city", "n=95");

        Scored scored = scored().get(0);
        Finding finding = scored.finding();
        assertThat(finding.severity()).isEqualTo(Severity.SOFT);
        assertThat(finding.message()).contains("95", "100", "少 5");
        assertThat(scored.submissionId()).isEqualTo(5);
        assertThat(scored.fileId()).isEqualTo(7);
        assertThat(finding.line()).isEqualTo(5);
        assertThat(finding.period()).isEqualTo("2017");
        assertThat(finding.form()).isEqualTo("scopes");
    }

    @Test
    void areaThatAgreesWithItsPartsIsNoFinding() {
        allParts("n=10").area("city", "n=100");

        assertThat(findings()).isEmpty();
    }

    @Test
    void cellThatTheAreaLeftBlankSaysNothing() {
        allParts("n=10").area("city", "d=0");

        assertThat(findings()).isEmpty();
    }

    @Test
    void figureOfTheAreaThatNoPartHasIsAFinding() {
        allParts("n=10").area("city", "n=100", "l=3");

        assertThat(findings()).containsExactly("area-differs city l 3 null");
    }

    @Test
    void ratesAndCountsOfYesAreNotCompared() {
        own("d1", "n=10", "d=5", "r=50", "y=1")
                .own("d2", "n=10", "d=5", "r=50")
                .own("a1", "n=1")
                .own("B", "n=1")
                .area("city", "n=22", "d=10", "r=99", "y=1");

        assertThat(findings()).isEmpty();
    }

    @Test
    void amountsMayDifferByTheirRounding() {
        own("d1", "m=1.1").own("d2", "m=1.1").own("a1", "m=1.1").own("B", "m=1.1");
        area("city", "m=4.6");
        assertThat(findings()).isEmpty();

        filings.remove(filings.size() - 1);
        area("city", "m=4.7");
        assertThat(findings()).containsExactly("area-differs city m 4.7 4.4");
    }

    @Test
    void departmentAboveItsIncompleteAreaIsAFinding() {
        own("d1", "n=120").area("city", "n=100");

        assertThat(findings()).containsExactly("part-exceeds-area city n 100 ≥ 120");
        assertThat(scored().get(0).finding().message()).contains("Dept 1", "超出 20");
    }

    @Test
    void countyTotalAboveItsIncompleteAreaIsAFinding() {
        own("a1", "n=120").area("city", "n=100");

        assertThat(findings()).containsExactly("part-exceeds-area city n 100 ≥ 120");
        assertThat(scored().get(0).finding().message()).contains("County A");
    }

    @Test
    void areasOwnFiguresAboveItsWholeAreAFinding() {
        own("city", "n=120").area("city", "n=100");

        assertThat(findings()).containsExactly("part-exceeds-area city n 100 ≥ 120");
        assertThat(scored().get(0).finding().message()).contains("City本级");
    }

    @Test
    void partsThatTogetherAreAboveTheirIncompleteAreaAreAFinding() {
        own("d1", "n=60").own("B", "n=60").area("city", "n=100");

        assertThat(findings()).containsExactly("part-exceeds-area city n 100 ≥ 120");
        assertThat(scored().get(0).finding().message()).contains("2 个部分合计");
    }

    @Test
    void partsBelowTheirIncompleteAreaAreNoFinding() {
        own("d1", "n=60").own("B", "n=40").area("city", "n=100");

        assertThat(findings()).isEmpty();
    }

    @Test
    void partMayExceedItsAreaWhereNegativeFiguresArePossible() {
        own("d1", "g=60").area("city", "g=10");

        assertThat(findings()).isEmpty();
    }

    @Test
    void everyAreaOfANestedTreeIsComparedWithWhatIsDirectlyBelowIt() {
        area("A", "n=50").own("a1", "n=55").area("city", "n=40");

        assertThat(findings()).containsExactly("part-exceeds-area city n 40 ≥ 55", "area-differs A n 50 55");
    }

    @Test
    void sameFiguresAsOwnAndAsAreaAreTheSameReportTwice() {
        String[] five = {"n=10", "d=5", "r=50", "m=0.1", "l=2"};
        own("city", five).area("city", five);

        assertThat(findings()).containsExactly("same-report-twice city null null null");
    }

    @Test
    void fewOrEmptyFiguresAreNotTheSameReportTwice() {
        own("city", "n=10", "d=5", "l=2").area("city", "n=10", "d=5", "l=2");
        assertThat(findings()).isEmpty();

        filings.clear();
        String[] zeros = {"n=0", "d=0", "r=0", "m=0", "l=0"};
        own("city", zeros).area("city", zeros);
        assertThat(findings()).isEmpty();
    }

    @Test
    void countyWithoutUnitsBelowItIsNotLookedAt() {
        String[] five = {"n=10", "d=5", "r=50", "m=0.1", "l=2"};
        own("B", five).area("B", five);

        assertThat(findings()).isEmpty();
    }
}
