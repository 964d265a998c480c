package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A unit takes back what it filed. */
class WithdrawalTests {
    private static final String FILING = "unit_code,year,form,scope,1.1,3.1,3.1.1";
    private static final String WITHDRAWAL = "unit_code,year,form,withdrawn,reason";

    @TempDir
    Path folder;

    private Office office;
    private JdbcTemplate jdbc;

    @BeforeEach
    void file() {
        office = new Office(folder)
                .units("11,乙市,city,,,", "111,丁县,county,11,,", "112,戊县,county,11,,", "11-a,乙市教育局,department,11,,");
        jdbc = new JdbcTemplate(new DriverManagerDataSource(office.database()));
        office.file("2017.csv", FILING, "111,2017,disclosure-2014,,10,,", "112,2017,disclosure-2014,,300,,");
        office.consolidated();
    }

    @AfterEach
    void close() {
        office.close();
    }

    private String total() {
        return office.read("totals.csv")
                .row("unit_code", "11", "cell", "1.1", "group", "total")
                .get("value");
    }

    private String coverage(String unit) {
        return office.read("coverage.csv")
                .row("unit_code", unit, "form", "disclosure-2014")
                .get("status");
    }

    private List<String> findings() {
        List<String> findings = new ArrayList<>();
        office.read("findings.csv")
                .rows()
                .forEach(row -> findings.add(row.get("severity") + " " + row.get("rule") + " " + row.get("unit_code")));
        return findings;
    }

    private List<String> revisions(String unit) {
        return jdbc.queryForList("""
                select concat_ws(' ', revision, status, introduced_run, coalesce(replaced_run::text, '-'))
                from submission where unit_code = ? order by revision
                """, String.class, unit);
    }

    @Test
    void nothingOfTheUnitCountsFromThenOn() {
        office.file("back.csv", WITHDRAWAL, "112,2017,disclosure-2014,是,误报");

        Project.Result result = office.consolidated();

        assertThat(result.out()).contains("read 3 = accepted 1 + rejected 0 + unchanged 2");
        assertThat(total()).isEqualTo("10");
        assertThat(coverage("112")).isEqualTo("withdrawn");
        assertThat(office.read("coverage.csv").row("unit_code", "11", "form", "disclosure-2014"))
                .containsEntry("reported_units", "1")
                .containsEntry("expected_units", "3");
        assertThat(office.read("outstanding.csv").row("unit_code", "112", "form", "disclosure-2014"))
                .containsEntry("status", "withdrawn")
                .containsEntry("rejected_since_run", "");
        assertThat(findings()).isEmpty();
    }

    @Test
    void itIsARevisionThatKeepsReasonAndSourceAndLeavesTheFormerReadable() {
        office.file("back.csv", WITHDRAWAL, "112,2017,disclosure-2014,是,误报");
        office.consolidated();

        assertThat(revisions("112")).containsExactly("1 accepted 1 2", "2 withdrawn 2 -");
        assertThat(jdbc.queryForMap("""
                        select reason, path, array_remove(figures, null) = '{}' as blank
                        from submission join source_file using (file_id) where status = 'withdrawn'
                        """))
                .containsEntry("reason", "误报")
                .containsEntry("path", "back.csv")
                .containsEntry("blank", true);
        assertThat(jdbc.queryForObject(
                        "select 300 = any (figures) from submission where unit_code = '112' and revision = 1",
                        Boolean.class))
                .isTrue();
    }

    @Test
    void theSameWithdrawalAgainIsUnchanged() {
        office.file("back.csv", WITHDRAWAL, "112,2017,disclosure-2014,是,误报");
        office.consolidated();
        office.file("again.csv", WITHDRAWAL, "112,2017,disclosure-2014,yes,再次说明");

        Project.Result result = office.consolidated();

        assertThat(result.out()).contains("read 4 = accepted 0 + rejected 0 + unchanged 4");
        assertThat(revisions("112")).hasSize(2);
    }

    @Test
    void aLaterRevisionCountsAgain() {
        office.file("back.csv", WITHDRAWAL, "112,2017,disclosure-2014,是,误报");
        office.consolidated();
        office.file("new.csv", FILING, "112,2017,disclosure-2014,,290,,");
        office.consolidated();

        assertThat(total()).isEqualTo("300");
        assertThat(coverage("112")).isEqualTo("reported");
        assertThat(revisions("112")).containsExactly("1 accepted 1 2", "2 withdrawn 2 3", "3 accepted 3 -");
    }

    @Test
    void theWithdrawnContentDoesNotComeBackSilently() {
        office.file("back.csv", WITHDRAWAL, "112,2017,disclosure-2014,是,误报");
        office.consolidated();
        office.file("copy.csv", FILING, "112,2017,disclosure-2014,,300,,");
        office.consolidated();

        assertThat(total()).isEqualTo("10");
        assertThat(office.read("findings.csv").row("rule", "superseded-copy").get("message"))
                .contains("本表已由第 2 版撤回", "请填写修订次数");
    }

    @Test
    void aRejectedCorrectionAfterwardsWaitsAndCanBeAccepted() {
        office.file("back.csv", WITHDRAWAL, "112,2017,disclosure-2014,是,误报");
        office.consolidated();
        office.file("wrong.csv", FILING, "112,2017,disclosure-2014,,290,9,8");
        office.consolidated();
        assertThat(coverage("112")).isEqualTo("rejected");
        assertThat(total()).isEqualTo("10");

        assertThat(accept().exitCode()).isZero();

        assertThat(total()).isEqualTo("300");
        assertThat(revisions("112"))
                .containsExactly("1 accepted 1 2", "2 withdrawn 2 4", "3 rejected 3 4", "4 accepted 4 -");
    }

    @Test
    void aWithdrawalIsNothingToAccept() {
        office.file("back.csv", WITHDRAWAL, "112,2017,disclosure-2014,是,误报");
        office.consolidated();

        Project.Result result = accept();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("112 2017 disclosure-2014 is not rejected: its revision 2 withdrew it");
    }

    private Project.Result accept() {
        List<String> words = office.consolidateCommand(
                "--unit", "112", "--year", "2017", "--form", "disclosure-2014", "--reason", "核实");
        words.set(0, "accept");
        return Project.run(words.toArray());
    }

    @Test
    void aRerunFindsTheSame() {
        office.file("back.csv", WITHDRAWAL, "112,2017,disclosure-2014,是,误报", "11-a,2017,disclosure-2014,是,误报");
        office.consolidated();
        List<String> before = revisions("112");

        List<String> words = office.consolidateCommand("--year", "2017");
        words.set(0, "rerun");
        Project.Result result = Project.run(words.toArray());

        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        assertThat(revisions("112")).isEqualTo(before);
        assertThat(total()).isEqualTo("10");
        assertThat(findings()).containsExactly("soft nothing-to-withdraw 11-a");
    }

    @Test
    void ofWhatWasNeverFiledIsAFinding() {
        office.file("back.csv", WITHDRAWAL, "11-a,2017,disclosure-2014,是,误报");
        office.consolidated();

        assertThat(findings()).containsExactly("soft nothing-to-withdraw 11-a");
        assertThat(coverage("11-a")).isEqualTo("withdrawn");
    }

    @Test
    void thatCameBeforeWhatItWithdrawsEndsLikeOneInOrder() {
        office.file("back.csv", WITHDRAWAL + ",revision", "11-a,2017,disclosure-2014,是,误报,2");
        office.consolidated();
        assertThat(findings()).containsExactly("soft nothing-to-withdraw 11-a");

        office.file("late.csv", FILING + ",revision", "11-a,2017,disclosure-2014,,7,,,1");
        office.consolidated();

        assertThat(findings()).isEmpty();
        assertThat(total()).isEqualTo("310");
        assertThat(revisions("11-a")).containsExactly("1 accepted 3 3", "2 withdrawn 2 -");
        assertThat(office.read("cured.csv").rows()).isEmpty();
    }

    @Test
    void onlyTheScopeThatItNamesIsWithdrawn() {
        office.file("area.csv", FILING, "11,2017,disclosure-2014,area,5000,,");
        office.consolidated();
        assertThat(total()).isEqualTo("5000");
        office.file("back.csv", WITHDRAWAL + ",scope", "11,2017,disclosure-2014,是,误报,汇总");
        office.consolidated();

        assertThat(total()).isEqualTo("310");
        assertThat(coverage("11")).isEqualTo("partial");
    }

    @Test
    void aUnitThatNeedNotFileIsNotOutstandingForIt() {
        office.units(
                "11,乙市,city,,,",
                "111,丁县,county,11,,",
                "112,戊县,county,11,,",
                "11-a,乙市教育局,department,11,,",
                "112-a,戊县教育局,department,112,,");
        office.consolidated();
        office.file("back.csv", WITHDRAWAL, "112,2017,disclosure-2014,是,由各部门报送");
        office.consolidated();

        assertThat(office.read("coverage.csv").where("unit_code", "112", "status", "withdrawn"))
                .isEmpty();
        assertThat(office.read("outstanding.csv").where("unit_code", "112")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"是", "yes", "YES", "True", "1"})
    void figuresBesideItAreIgnoredWithAFinding(String yes) {
        office.file("back.csv", FILING + ",withdrawn", "112,2017,disclosure-2014,,约5,9,8," + yes);
        office.consolidated();

        assertThat(total()).isEqualTo("10");
        assertThat(findings()).containsExactly("soft withdrawn-figures 112");
        assertThat(coverage("112")).isEqualTo("withdrawn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"否", "no", "FALSE", "0", "", "—"})
    void otherwiseTheRowIsAFilingLikeAnyOther(String no) {
        office.file("new.csv", FILING + ",withdrawn", "112,2017,disclosure-2014,,290,,," + no);
        office.consolidated();

        assertThat(total()).isEqualTo("300");
        assertThat(findings()).isEmpty();
    }

    @Test
    void whatIsNeitherYesNorNoIsRefused() {
        office.file("back.csv", WITHDRAWAL, "112,2017,disclosure-2014,也许,误报");

        assertThat(office.consolidated().out()).contains("read 3 = accepted 0 + rejected 1 + unchanged 2");
        assertThat(findings()).containsExactly("hard bad-withdrawal 112");
        assertThat(total()).isEqualTo("310");
    }

    @Test
    void aRowThatEndsBeforeTheFiguresIsComplete() {
        office.file("back.csv", "unit_code,year,form,withdrawn,1.1,3.1", "112,2017,disclosure-2014,是");
        office.consolidated();

        assertThat(findings()).isEmpty();
        assertThat(coverage("112")).isEqualTo("withdrawn");
    }

    @Test
    void theLongLayoutNeedsOneRowForIt() {
        office.file(
                "back.csv",
                "unit_code,year,form,cell,value,withdrawn",
                "112,2017,disclosure-2014,,,是",
                "111,2017,disclosure-2014,1.1,12,");
        office.consolidated();

        assertThat(total()).isEqualTo("12");
        assertThat(findings()).isEmpty();
        assertThat(coverage("112")).isEqualTo("withdrawn");
    }

    @Test
    void theFormLayoutHasALineForIt() {
        office.file("back.csv", "填报单位,戊县", "年度,2017", "报表,disclosure-2014", "撤回,是", "说明,误报");
        office.consolidated();

        assertThat(findings()).isEmpty();
        assertThat(coverage("112")).isEqualTo("withdrawn");
        assertThat(jdbc.queryForList("select reason from submission where status = 'withdrawn'", String.class))
                .containsExactly("误报");
    }

    @Test
    void findingsOfTheWithdrawnFilingAreNeitherOpenNorCured() {
        office.file("wrong.csv", FILING, "11-a,2017,disclosure-2014,,5,9,8");
        office.consolidated();
        assertThat(findings()).containsExactly("hard F14-01 11-a");
        office.file("back.csv", WITHDRAWAL, "11-a,2017,disclosure-2014,是,误报");
        office.consolidated();

        assertThat(findings()).isEmpty();
        assertThat(office.read("cured.csv").rows()).isEmpty();
    }
}
