package org.disclosurerollup.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.disclosurerollup.catalogue.Severity.HARD;
import static org.disclosurerollup.catalogue.Severity.SOFT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueReader;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.UnitReader;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.submission.Claim;
import org.disclosurerollup.submission.ClaimKind;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.submission.PrintedFigure;
import org.disclosurerollup.validation.RuleBook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Claims of a city with counties and departments, recomputed from figures that are given here. */
class ClaimCheckTests {

    private static final String FORM = """
            form: claims-2014
            title: 数据表述
            valid-from: 2014
            tables:
              - id: main
                cells:
                  - {code: "1", label: 收到申请数, unit: 件}
                  - {code: "1.1", label: 网上申请数, unit: 件}
                  - {code: "1.2", label: 书面申请数, unit: 件}
                  - {code: "1.3", label: 其他申请数, unit: 件}
                  - {code: "2", label: 按时答复率, unit: "%", decimals: 1, roll-up: rate, numerator: "1.1", denominator: "1"}
                  - {code: "3", label: 受理办件数, unit: 万件, decimals: 1}
            rules:
              - id: R-1
                rule: "[1] = [1.1] + [1.2] + [1.3]"
                severity: hard
                text: 收到申请数应等于各渠道之和
                reason: The channels make up the whole.
                passes: {"1": 3, "1.1": 1, "1.2": 1, "1.3": 1}
                fails: {"1": 4, "1.1": 1, "1.2": 1, "1.3": 1}
            """;

    @TempDir
    static Path folder;

    private static Form form;
    private static RuleBook rules;
    private static UnitTree tree;

    private final List<Claim> claims = new ArrayList<>();
    private ClaimFigures figures;

    @BeforeAll
    static void readCatalogue() throws IOException {
        Path forms = Files.createDirectories(folder.resolve("forms"));
        Files.writeString(forms.resolve("claims-2014.yml"), FORM);
        Catalogue catalogue = CatalogueReader.read(forms);
        form = catalogue.form("claims-2014");
        rules = RuleBook.compile(catalogue);
        Path units = Files.writeString(folder.resolve("units.csv"), """
                code,name,kind,parent,valid_from,valid_to
                c,市,city,,,
                c1,县,county,c,,
                d1,局,department,c,,
                """);
        tree = UnitReader.read(units).treeOf(Period.ofYear(2017));
    }

    @BeforeEach
    void fileFigures() {
        figures = new ClaimFigures();
        figures.addNow("c", Group.TOTAL, filed("58603", "33191", "25412", null, null, "42.8"));
        figures.addNow("c", Group.COUNTIES, filed("33191", "33191", null, null, null, null));
        figures.addNow("c", Group.DEPARTMENTS, filed("25412", null, "25412", null, null, null));
        figures.addBefore("c", Group.TOTAL, filed("51878", "28128", "23750", null, null, "29.3"));
        figures.addBefore("c", Group.COUNTIES, filed("28128", "28128", null, null, null, null));
        figures.addBefore("c", Group.DEPARTMENTS, filed("23750", null, "23750", null, null, null));
    }

    private static ClaimFigures.Filed filed(String... values) {
        return filed(2, values);
    }

    private static ClaimFigures.Filed filed(int reported, String... values) {
        long[] figures = new long[form.size()];
        Arrays.fill(figures, FixedPoint.BLANK);
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                figures[i] = FixedPoint.parse(values[i], form.cells().get(i).decimals());
            }
        }
        return new ClaimFigures.Filed(figures, reported, 2);
    }

    private ClaimCheckTests claim(String cell, String group, String kind, String stated) {
        claims.add(new Claim(
                "c",
                form,
                Period.ofYear(2017),
                form.cell(cell),
                group,
                ClaimKind.ofCode(kind).orElseThrow(),
                PrintedFigure.parse(stated).orElseThrow(),
                "stated.csv",
                claims.size() + 2));
        return this;
    }

    private List<Finding> findings() {
        return new ClaimCheck(form, rules.partLists(form), tree, figures).findings(claims);
    }

    private Finding only() {
        assertThat(findings()).hasSize(1);
        return findings().get(0);
    }

    @Test
    void figuresOfTheReportAreFine() {
        claim("1", "total", "total", "58603")
                .claim("1", null, "growth", "13%")
                .claim("1", "counties", "share", "57%")
                .claim("1", "departments", "share", "43%")
                .claim("1", "counties", "growth", "18%")
                .claim("1", "departments", "growth", "7%")
                .claim("1", null, "change", "6725件")
                .claim("1.1", null, "share", "56.64%")
                .claim("2", null, "rate", "56.6%")
                .claim("3", null, "total", "42.8万件")
                .claim("3", null, "growth", "46%");
        assertThat(findings()).isEmpty();
    }

    @Test
    void wrongShareNamesTheRightOneAndItsNumbers() {
        Finding finding = claim("1", "counties", "share", "58%").only();
        assertThat(finding.severity()).isEqualTo(HARD);
        assertThat(finding.rule()).isEqualTo("stated-share");
        assertThat(finding.unitCode()).isEqualTo("c");
        assertThat(finding.cell()).isEqualTo("1");
        assertThat(finding.actual()).isEqualTo("58%");
        assertThat(finding.expected()).isEqualTo("57%");
        assertThat(finding.message()).contains("下级地区", "印为 58%", "应为 57%", "33191 ÷ 58603 ≈ 56.64%");
        assertThat(finding.source()).isEqualTo("stated.csv");
        assertThat(finding.line()).isEqualTo(2);
    }

    @Test
    void truncatedShareIsSoft() {
        Finding finding = claim("1", "counties", "share", "56%").only();
        assertThat(finding.severity()).isEqualTo(SOFT);
        assertThat(finding.expected()).isEqualTo("57%");
        assertThat(finding.message()).contains("尾数被截去");
    }

    @Test
    void negativeGrowthIsRoundedAwayFromZero() {
        figures.addNow("c", Group.TOTAL, filed("759"));
        figures.addBefore("c", Group.TOTAL, filed("800"));
        assertThat(claim("1", null, "growth", "-5.1%").findings()).isEmpty();
        claims.clear();
        assertThat(claim("1", null, "growth", "5.1%").only().expected()).isEqualTo("-5.1%");
        claims.clear();
        figures.addNow("c", Group.TOTAL, filed("758"));
        assertThat(claim("1", null, "growth", "-5.3").findings()).isEmpty();
        claims.clear();
        assertThat(claim("1", null, "growth", "-5.2").only().severity()).isEqualTo(SOFT);
    }

    @Test
    void ratesChangeInPercentagePoints() {
        figures.addNow("c", Group.TOTAL, filed("8", "3"));
        figures.addBefore("c", Group.TOTAL, filed("8", "2"));
        assertThat(claim("2", null, "change", "12.5个百分点").findings()).isEmpty();
        claims.clear();
        assertThat(claim("2", null, "growth", "50%").only().message()).contains("百分点");
    }

    @Test
    void rateWithoutItsPartsIsUndecided() {
        figures.addNow("c", Group.TOTAL, filed(null, null, null, null, "98.2"));
        assertThat(claim("2", null, "rate", "98.2%").only().severity()).isEqualTo(SOFT);
    }

    @Test
    void growthOverNothingIsUndecided() {
        figures.addBefore("c", Group.TOTAL, filed("0"));
        assertThat(claim("1", null, "growth", "13%").only().message()).contains("上年为零");
        figures.addBefore("c", Group.TOTAL, filed((String) null));
        assertThat(only().severity()).isEqualTo(SOFT);
        assertThat(only().expected()).isNull();
        assertThat(only().message()).contains("上年没有可比数据");
    }

    @Test
    void shareOfACellThatIsNoPartIsAnError() {
        Finding finding = claim("3", null, "share", "10%").only();
        assertThat(finding.severity()).isEqualTo(HARD);
        assertThat(finding.rule()).isEqualTo("stated-share");
    }

    @Test
    void totalThatLacksUnitsCanConfirmButNotRefute() {
        figures.addNow("c", Group.TOTAL, filed(1, "58603"));
        assertThat(claim("1", null, "total", "58603").findings()).isEmpty();
        claims.clear();
        Finding finding = claim("1", null, "total", "60000").only();
        assertThat(finding.severity()).isEqualTo(SOFT);
        assertThat(finding.message()).contains("2 个应报单位中的 1 个");
    }

    @Test
    void coarseTotalHoldsWithinItsPrintedUnit() {
        assertThat(claim("1", null, "total", "5.9万")
                        .claim("1", null, "total", "5万多")
                        .claim("1", null, "total", "超过5.8万件")
                        .claim("3", null, "total", "42万多")
                        .claim("3", null, "total", "428000件")
                        .claim("3", null, "change", "13.5万")
                        .findings())
                .isEmpty();
        claims.clear();
        assertThat(claim("1", null, "total", "6万多").only().expected()).isEqualTo("5万多");
    }

    @Test
    void roundedSharesMayMissHundredByHalfAUnitEach() {
        figures.addNow("c", Group.TOTAL, filed("3", "1", "1", "1"));
        assertThat(claim("1.1", null, "share", "33%")
                        .claim("1.2", null, "share", "33%")
                        .claim("1.3", null, "share", "33%")
                        .findings())
                .isEmpty();
    }

    @Test
    void sharesFarFromHundredAreNamed() {
        claim("1", "counties", "share", "57%").claim("1", "departments", "share", "45%");
        assertThat(findings()).extracting(Finding::rule).containsExactly("stated-share", "stated-shares-sum");
        Finding sum = findings().get(1);
        assertThat(sum.severity()).isEqualTo(SOFT);
        assertThat(sum.actual()).isEqualTo("102%");
        assertThat(sum.message()).contains("下级地区 57%", "部门 45%");
    }

    @Test
    void sharesForcedToHundredAreTold() {
        figures.addNow("c", Group.TOTAL, filed("200", "73", "127"));
        claim("1.1", null, "share", "36%").claim("1.2", null, "share", "64%");
        assertThat(findings()).extracting(Finding::rule).containsExactly("stated-share", "stated-shares-sum");
        assertThat(findings()).extracting(Finding::severity).containsOnly(SOFT);
        assertThat(findings().get(1).cell()).isEqualTo("1.1 1.2");
        assertThat(findings().get(1).message()).contains("凑成了 100%", "网上申请数 36% 没有四舍五入");
    }

    @Test
    void sharesOfSomePartsNeedNotAddUp() {
        figures.addNow("c", Group.TOTAL, filed("4", "1", "1", "2"));
        assertThat(claim("1.1", null, "share", "25%")
                        .claim("1.2", null, "share", "25%")
                        .findings())
                .isEmpty();
    }

    @Test
    void growthOfATotalLiesBetweenThatOfItsGroups() {
        claim("1", "total", "growth", "19%")
                .claim("1", "counties", "growth", "18%")
                .claim("1", "departments", "growth", "7%");
        assertThat(findings()).extracting(Finding::rule).containsExactly("stated-growth", "X05");
        Finding between = findings().get(1);
        assertThat(between.severity()).isEqualTo(HARD);
        assertThat(between.expected()).isEqualTo("7% 至 18%");
        assertThat(between.line()).isEqualTo(2);
    }

    @Test
    void growthOverABaseThatNobodyFiledIsJudgedByItsParts() {
        figures = new ClaimFigures();
        claim("1", null, "growth", "25%")
                .claim("1", "counties", "growth", "18%")
                .claim("1", "departments", "growth", "7%");
        assertThat(findings())
                .extracting(Finding::rule, Finding::severity)
                .containsExactlyInAnyOrder(
                        tuple("stated-growth", SOFT),
                        tuple("stated-growth", SOFT),
                        tuple("stated-growth", SOFT),
                        tuple("X05", HARD));
        claims.remove(2);
        assertThat(findings()).extracting(Finding::rule).containsOnly("stated-growth");
    }
}
