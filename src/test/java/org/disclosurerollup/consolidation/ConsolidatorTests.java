package org.disclosurerollup.consolidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.disclosurerollup.consolidation.Basis.AREA;
import static org.disclosurerollup.consolidation.Basis.PARTS;
import static org.disclosurerollup.submission.Scope.OWN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.disclosurerollup.catalogue.CatalogueFiles;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.submission.Scope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One region with a city of two departments and two counties; county A has two departments, county B none. */
class ConsolidatorTests {

    private static final String FORM = """
            form: small
            title: small
            valid-from: 2010
            tables:
              - id: list
                cells:
                  - {code: n, label: number, unit: n}
                  - {code: d, label: of them done, unit: n}
                  - {code: r, label: rate, unit: "%", decimals: 1, roll-up: rate, numerator: d, denominator: n}
                  - {code: s, label: score, unit: p, decimals: 1, roll-up: mean}
                  - {code: y, label: yes, unit: 是/否, roll-up: count-yes}
                  - {code: l, label: stock, unit: n, roll-up: last}
                  - {code: t, label: text, roll-up: none}
            """;

    private static final String[] UNITS = {
        "reg,Region,region,,,",
        "city,City,city,reg,,",
        "gov,City office,government,city,,",
        "d1,Dept 1,department,city,,",
        "d2,Dept 2,department,city,,",
        "A,County A,county,city,,",
        "a1,Dept A1,department,A,,",
        "a2,Dept A2,department,A,,",
        "B,County B,county,city,,",
    };

    private static Form form;
    private static UnitTree tree;

    @BeforeAll
    @BeforeContainer
    static void readForm() throws IOException {
        Path place = Files.createDirectories(Path.of("target", "consolidator-tests"));
        form = CatalogueFiles.form(place, FORM);
        tree = CatalogueFiles.units(place, UNITS).treeOf(Period.ofYear(2017));
    }

    private final Consolidator consolidator = new Consolidator(form, tree);

    private static long[] figures(String... cells) {
        long[] figures = new long[form.size()];
        Arrays.fill(figures, FixedPoint.BLANK);
        for (String filled : cells) {
            Cell cell = form.cell(filled.substring(0, filled.indexOf('=')));
            figures[cell.index()] = FixedPoint.parse(filled.substring(filled.indexOf('=') + 1), cell.decimals());
        }
        return figures;
    }

    private ConsolidatorTests own(String unit, String... cells) {
        assertThat(consolidator.add(unit, OWN, figures(cells))).isTrue();
        return this;
    }

    private ConsolidatorTests area(String unit, String... cells) {
        assertThat(consolidator.add(unit, Scope.AREA, figures(cells))).isTrue();
        return this;
    }

    private static Total find(List<Total> totals, String area, Group group) {
        return totals.stream()
                .filter(total -> total.areaCode().equals(area) && total.group() == group)
                .findFirst()
                .orElse(null);
    }

    private static String value(Total total, String code) {
        Cell cell = form.cell(code);
        return FixedPoint.toText(total.figures()[cell.index()], cell.decimals());
    }

    private static String n(List<Total> totals, String area, Group group) {
        return value(find(totals, area, group), "n");
    }

    private ConsolidatorTests everybody() {
        return own("gov", "n=1")
                .own("d1", "n=10")
                .own("d2", "n=20")
                .own("a1", "n=100")
                .own("a2", "n=200")
                .own("B", "n=1000");
    }

    @Test
    void anAreasTotalIsItsOwnAndItsChildrens() {
        List<Total> totals = everybody().consolidator.totals();
        assertThat(n(totals, "A", Group.TOTAL)).isEqualTo("300");
        assertThat(n(totals, "B", Group.TOTAL)).isEqualTo("1000");
        assertThat(n(totals, "city", Group.TOTAL)).isEqualTo("1331");
        assertThat(n(totals, "reg", Group.TOTAL)).isEqualTo("1331");
    }

    @Test
    void groupsArePartsOfTheTotal() {
        List<Total> totals = everybody().consolidator.totals();
        assertThat(n(totals, "city", Group.GOVERNMENT)).isEqualTo("1");
        assertThat(n(totals, "city", Group.DEPARTMENTS)).isEqualTo("30");
        assertThat(n(totals, "city", Group.COUNTIES)).isEqualTo("1300");
        assertThat(n(totals, "A", Group.DEPARTMENTS)).isEqualTo("300");
        assertThat(n(totals, "reg", Group.COUNTIES)).isEqualTo("1331");
        assertThat(find(totals, "A", Group.COUNTIES)).isNull();
        assertThat(find(totals, "B", Group.GOVERNMENT)).isNull();
        assertThat(find(totals, "reg", Group.DEPARTMENTS)).isNull();
    }

    @Test
    void unitsAreCountedOncePerTotal() {
        List<Total> totals = everybody().consolidator.totals();
        Total city = find(totals, "city", Group.TOTAL);
        assertThat(city.reportedUnits()).isEqualTo(6);
        assertThat(city.expectedUnits()).isEqualTo(6);
        assertThat(find(totals, "city", Group.COUNTIES).reportedUnits()).isEqualTo(3);
        assertThat(find(totals, "city", Group.GOVERNMENT).expectedUnits()).isEqualTo(1);
        assertThat(city.filled()[form.cell("n").index()]).isEqualTo(6);
        assertThat(city.filled()[form.cell("d").index()]).isZero();
    }

    @Test
    void whoDidNotReportIsExpectedAllTheSame() {
        List<Total> totals = own("d1", "n=10").consolidator.totals();
        Total city = find(totals, "city", Group.TOTAL);
        assertThat(city.reportedUnits()).isEqualTo(1);
        assertThat(city.expectedUnits()).isEqualTo(6);
        assertThat(find(totals, "A", Group.TOTAL)).isNull();
    }

    @Test
    void figuresOfAnAreaThatIsNotExpectedToFileItselfAreItsGovernments() {
        List<Total> totals = own("city", "n=7").own("d1", "n=10").consolidator.totals();
        assertThat(n(totals, "city", Group.GOVERNMENT)).isEqualTo("7");
        assertThat(n(totals, "city", Group.TOTAL)).isEqualTo("17");
        assertThat(find(totals, "city", Group.TOTAL).expectedUnits()).isEqualTo(7);
        assertThat(n(totals, "reg", Group.COUNTIES)).isEqualTo("17");
    }

    @Test
    void anAreaFilingCountsWhileItsPartsAreIncomplete() {
        List<Total> totals = area("A", "n=999")
                .own("a1", "n=100")
                .own("d1", "n=10")
                .consolidator
                .totals();
        Total county = find(totals, "A", Group.TOTAL);
        assertThat(county.basis()).isEqualTo(AREA);
        assertThat(value(county, "n")).isEqualTo("999");
        assertThat(n(totals, "city", Group.TOTAL)).isEqualTo("1009");
        assertThat(find(totals, "A", Group.DEPARTMENTS)).isNull();
        assertThat(county.reportedUnits()).isEqualTo(2);
        assertThat(county.expectedUnits()).isEqualTo(2);
    }

    @Test
    void completePartsCountInsteadOfTheAreaFiling() {
        List<Total> totals = area("A", "n=999")
                .own("a1", "n=100")
                .own("a2", "n=200")
                .consolidator
                .totals();
        assertThat(find(totals, "A", Group.TOTAL).basis()).isEqualTo(PARTS);
        assertThat(n(totals, "A", Group.TOTAL)).isEqualTo("300");
        assertThat(n(totals, "city", Group.TOTAL)).isEqualTo("300");
    }

    @Test
    void aCitysAreaFilingReplacesAllBelowIt() {
        List<Total> totals =
                everybodyBut("a2").area("city", "n=5000").consolidator.totals();
        assertThat(n(totals, "city", Group.TOTAL)).isEqualTo("5000");
        assertThat(n(totals, "reg", Group.TOTAL)).isEqualTo("5000");
        assertThat(n(totals, "A", Group.TOTAL)).isEqualTo("100");
        assertThat(find(totals, "reg", Group.TOTAL).reportedUnits()).isEqualTo(6);
    }

    private ConsolidatorTests everybodyBut(String missing) {
        for (String unit : List.of("gov", "d1", "d2", "a1", "a2", "B")) {
            if (!unit.equals(missing)) {
                own(unit, "n=100");
            }
        }
        return this;
    }

    @Test
    void anAreaFilingBelowMakesThePartsAboveComplete() {
        List<Total> totals = everybodyBut("a2")
                .area("A", "n=999")
                .area("city", "n=5000")
                .consolidator
                .totals();
        assertThat(find(totals, "A", Group.TOTAL).basis()).isEqualTo(AREA);
        assertThat(find(totals, "city", Group.TOTAL).basis()).isEqualTo(PARTS);
        assertThat(n(totals, "city", Group.TOTAL)).isEqualTo("1399");
    }

    @Test
    void aLeafCountyMayFileInEitherScopeAndNeverBothCount() {
        assertThat(n(new ConsolidatorTests().own("B", "n=5").consolidator.totals(), "B", Group.TOTAL))
                .isEqualTo("5");
        assertThat(n(new ConsolidatorTests().area("B", "n=5").consolidator.totals(), "city", Group.TOTAL))
                .isEqualTo("5");
        List<Total> both = own("B", "n=5").area("B", "n=50").consolidator.totals();
        assertThat(n(both, "city", Group.TOTAL)).isEqualTo("50");
        assertThat(find(both, "B", Group.TOTAL).reportedUnits()).isEqualTo(1);
        assertThat(find(both, "B", Group.TOTAL).expectedUnits()).isEqualTo(1);
    }

    @Test
    void totalIsBlankWhenEveryPartIsBlank() {
        List<Total> totals = own("a1", "d=1").own("a2").consolidator.totals();
        assertThat(n(totals, "A", Group.TOTAL)).isEmpty();
        assertThat(n(totals, "city", Group.TOTAL)).isEmpty();
        assertThat(value(find(totals, "city", Group.TOTAL), "d")).isEqualTo("1");
        assertThat(find(totals, "A", Group.TOTAL).reportedUnits()).isEqualTo(2);
    }

    @Test
    void aFiledZeroIsNoBlank() {
        assertThat(n(own("a1", "n=0").own("a2").consolidator.totals(), "A", Group.TOTAL))
                .isEqualTo("0");
    }

    @Test
    void ratesAreRecomputedFromTotalsNeverAveraged() {
        List<Total> totals = own("a1", "n=1", "d=1", "r=100")
                .own("a2", "n=999", "d=0", "r=0")
                .consolidator
                .totals();
        assertThat(value(find(totals, "A", Group.TOTAL), "r")).isEqualTo("0.1");
        assertThat(value(find(totals, "reg", Group.TOTAL), "r")).isEqualTo("0.1");
    }

    @Test
    void ratesRoundHalfUp() {
        assertThat(value(find(own("a1", "n=2000", "d=1").consolidator.totals(), "A", Group.TOTAL), "r"))
                .isEqualTo("0.1");
        assertThat(value(
                        find(
                                new ConsolidatorTests()
                                        .own("a1", "n=2001", "d=1")
                                        .consolidator
                                        .totals(),
                                "A",
                                Group.TOTAL),
                        "r"))
                .isEqualTo("0");
    }

    @Test
    void aRateWithoutPartsIsKeptOnlyWhileItIsTheOnlyOne() {
        List<Total> totals = own("a1", "r=98.5").own("B", "r=90").consolidator.totals();
        assertThat(value(find(totals, "A", Group.TOTAL), "r")).isEqualTo("98.5");
        assertThat(value(find(totals, "city", Group.TOTAL), "r")).isEmpty();
    }

    @Test
    void scoresAreMeansOverAllUnitsThatHaveOne() {
        List<Total> totals = own("a1", "s=90")
                .own("a2", "s=80.5")
                .own("B", "s=70")
                .own("d1")
                .consolidator
                .totals();
        assertThat(value(find(totals, "A", Group.TOTAL), "s")).isEqualTo("85.3");
        assertThat(value(find(totals, "city", Group.TOTAL), "s")).isEqualTo("80.2");
        assertThat(value(find(totals, "reg", Group.TOTAL), "s")).isEqualTo("80.2");
        assertThat(value(find(totals, "city", Group.COUNTIES), "s")).isEqualTo("80.2");
    }

    @Test
    void yesIsCountedAndStocksAdd() {
        List<Total> totals = own("a1", "y=1", "l=5")
                .own("a2", "y=0", "l=7")
                .own("B", "y=1")
                .consolidator
                .totals();
        assertThat(value(find(totals, "city", Group.TOTAL), "y")).isEqualTo("2");
        assertThat(value(find(totals, "city", Group.TOTAL), "l")).isEqualTo("12");
        assertThat(find(totals, "city", Group.TOTAL).filled()[form.cell("y").index()])
                .isEqualTo(3);
    }

    @Test
    void theArrayHandedInMayBeUsedAgain() {
        long[] figures = figures("n=5");
        consolidator.add("B", Scope.AREA, figures);
        figures[0] = 77;
        assertThat(n(consolidator.totals(), "B", Group.TOTAL)).isEqualTo("5");
    }

    @Test
    void aStrangerIsRefused() {
        assertThat(consolidator.add("nobody", OWN, figures("n=5"))).isFalse();
        assertThat(consolidator.totals()).isEmpty();
    }

    @Test
    void overflowThrowsInsteadOfWrapping() {
        long[] huge = figures("n=1");
        huge[form.cell("n").index()] = Long.MAX_VALUE;
        consolidator.add("a1", OWN, huge);
        assertThatThrownBy(() -> consolidator.add("a2", OWN, huge)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void officesStandDirectlyBelowARegionACityOrACounty(@TempDir Path other) throws IOException {
        UnitTree offices = CatalogueFiles.units(
                        other,
                        "reg,R,region,,,",
                        "rd,RD,department,reg,,",
                        "rg,RG,government,reg,,",
                        "city,C,city,reg,,",
                        "cd,CD,department,city,,",
                        "K,K,county,city,,",
                        "kg,KG,government,K,,",
                        "town,T,township,K,,")
                .treeOf(Period.ofYear(2017));
        Consolidator all = new Consolidator(form, offices);
        long amount = 1;
        for (String unit : List.of("rd", "rg", "cd", "kg", "town")) {
            all.add(unit, OWN, figures("n=" + amount));
            amount *= 10;
        }
        List<Total> totals = all.totals();
        assertThat(n(totals, "reg", Group.TOTAL)).isEqualTo("11111");
        assertThat(n(totals, "reg", Group.DEPARTMENTS)).isEqualTo("1");
        assertThat(n(totals, "reg", Group.GOVERNMENT)).isEqualTo("10");
        assertThat(n(totals, "reg", Group.COUNTIES)).isEqualTo("11100");
        assertThat(n(totals, "city", Group.DEPARTMENTS)).isEqualTo("100");
        assertThat(n(totals, "K", Group.GOVERNMENT)).isEqualTo("1000");
        assertThat(n(totals, "K", Group.COUNTIES)).isEqualTo("10000");
    }

    @Test
    void aUnitAbolishedWithinTheYearCountsButIsNotExpected(@TempDir Path other) throws IOException {
        UnitTree abolished = CatalogueFiles.units(
                        other, "c,C,county,,,", "old,Old,department,c,,2017-06-30", "new,New,department,c,2017-07-01,")
                .treeOf(Period.ofYear(2017));
        Consolidator one = new Consolidator(form, abolished);
        one.add("new", OWN, figures("n=1"));
        assertThat(find(one.totals(), "c", Group.TOTAL).expectedUnits()).isEqualTo(1);
        Consolidator both = new Consolidator(form, abolished);
        both.add("new", OWN, figures("n=1"));
        both.add("old", OWN, figures("n=2"));
        Total total = find(both.totals(), "c", Group.TOTAL);
        assertThat(value(total, "n")).isEqualTo("3");
        assertThat(total.reportedUnits()).isEqualTo(2);
        assertThat(total.expectedUnits()).isEqualTo(2);
    }

    @Test
    void anOfficeWhoseAreaIsGoneHasNowhereToBeAdded(@TempDir Path other) throws IOException {
        UnitTree orphaned = CatalogueFiles.units(other, "c,C,county,,,2015", "d,D,department,c,,", "e,E,county,,,")
                .treeOf(Period.ofYear(2017));
        Consolidator orphans = new Consolidator(form, orphaned);
        assertThat(orphans.add("d", OWN, figures("n=1"))).isFalse();
        assertThat(orphans.add("e", OWN, figures("n=2"))).isTrue();
        assertThat(orphans.totals()).extracting(Total::areaCode).containsExactly("e");
    }

    @Property(tries = 200)
    void totalsDoNotDependOnTheOrderOfSubmissions(
            @ForAll @Size(9) List<@LongRange(min = -3, max = 50) Long> own,
            @ForAll @Size(9) List<@LongRange(min = -40, max = 50) Long> area,
            @ForAll long seed) {
        List<String> filings = new ArrayList<>();
        for (int i = 0; i < tree.size(); i++) {
            if (own.get(i) >= 0) {
                filings.add("own " + tree.unit(i).code() + " " + own.get(i));
            }
            if (area.get(i) >= 0 && tree.unit(i).kind().isArea()) {
                filings.add("area " + tree.unit(i).code() + " " + area.get(i));
            }
        }
        List<String> shuffled = new ArrayList<>(filings);
        Collections.shuffle(shuffled, new Random(seed));
        List<Total> straight = totals(filings);
        List<Total> other = totals(shuffled);
        assertThat(other).hasSameSizeAs(straight);
        for (int i = 0; i < straight.size(); i++) {
            assertThat(other.get(i).areaCode()).isEqualTo(straight.get(i).areaCode());
            assertThat(other.get(i).group()).isEqualTo(straight.get(i).group());
            assertThat(other.get(i).equalsInSubstance(straight.get(i))).isTrue();
        }
        for (Total total : straight) {
            assertThat(total.reportedUnits()).isBetween(0, total.expectedUnits());
        }
    }

    private static List<Total> totals(List<String> filings) {
        Consolidator any = new Consolidator(form, tree);
        for (String filing : filings) {
            String[] parts = filing.split(" ");
            any.add(parts[1], Scope.ofCode(parts[0]), figures("n=" + parts[2], "d=" + parts[2], "s=" + parts[2]));
        }
        return any.totals();
    }
}
