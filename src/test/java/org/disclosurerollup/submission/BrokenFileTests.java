package org.disclosurerollup.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.catalogue.CatalogueReader;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.UnitReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenFileTests {

    @TempDir
    Path folder;

    private final List<Submission> submissions = new ArrayList<>();
    private final List<String> rules = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();

    private void read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("file.csv"), text);
        new SubmissionReader(
                        CatalogueReader.read(Path.of("jobs/forms")), UnitReader.read(Path.of("sample-data/units.csv")))
                .read(file, "file.csv", new SubmissionSink() {
                    @Override
                    public void submission(Submission submission) {
                        submissions.add(submission);
                        submission.findings().forEach(this::finding);
                    }

                    @Override
                    public void unattributed() {
                        rules.add("unattributed");
                    }

                    @Override
                    public void finding(Finding finding) {
                        rules.add(finding.rule());
                        messages.add(finding.message());
                    }
                });
    }

    private long figure(int submission, String code) {
        Cell cell = submissions.get(submission).form().cell(code);
        return submissions.get(submission).figures()[cell.index()];
    }

    @Test
    void aCellWithTwoColumnsKeepsTheFirstAndRejectsRowsThatFillTheOther() throws IOException {
        read("""
                unit_code,year,form,3.1,3.1
                610102,2017,disclosure-2014,5,6
                610103,2017,disclosure-2014,7,
                """);
        assertThat(rules).containsExactly("duplicate-cell");
        assertThat(figure(0, "3.1")).isEqualTo(5);
        assertThat(submissions.get(0).isReadable()).isFalse();
        assertThat(submissions.get(1).isReadable()).isTrue();
    }

    @Test
    void aFileWithTwoColumnsForTheYearIsNotRead() throws IOException {
        read("""
                unit_code,year,form,year,3.1
                610102,2017,disclosure-2014,2018,5
                """);
        assertThat(rules).containsExactly("unknown-layout");
        assertThat(submissions).isEmpty();
    }

    @Test
    void aTableWithoutItsYearIsNotTakenForAnOfficesForm() throws IOException {
        read("""
                unit_code,form,3.1
                610102,disclosure-2014,5
                """);
        assertThat(rules).containsExactly("unknown-layout");
    }

    @Test
    void submissionsOfALongFileThatBreaksOffAreRejectedRatherThanLost() throws IOException {
        read("""
                unit_code,year,form,cell,value
                610102,2017,disclosure-2014,3.1,5
                610103,2017,disclosure-2014,3.1,"5"6
                """);
        assertThat(submissions).hasSize(1).noneMatch(Submission::isReadable);
        assertThat(rules).containsExactly("unreadable-file", "unreadable-file");
    }

    @Test
    void theFormOnWhichAFileBreaksOffIsRejectedAndTheOnesBeforeAreRead() throws IOException {
        read("""
                填报单位,莲湖区
                年度,2017
                报表,disclosure-2014
                统计指标,单位,统计数
                收到申请数,件,5
                填报单位,碑林区
                年度,2017
                报表,disclosure-2014
                统计指标,单位,统计数
                收到申请数,件,"5"6
                """);
        assertThat(submissions).hasSize(2);
        assertThat(submissions.get(0).isReadable()).isTrue();
        assertThat(figure(0, "3.1")).isEqualTo(5);
        assertThat(submissions.get(1).isReadable()).isFalse();
    }

    @Test
    void aFieldThatIsTooLongIsSaidToBeTooLong() throws IOException {
        String head = "unit_code,year,form,10.2\n610102,2017,disclosure-2014,";
        read(head + "1".repeat(1_200_000) + "\n");
        assertThat(rules).containsExactly("unreadable-file");
        assertThat(messages.remove(0)).contains("一个字段超过 1048576 个字符").doesNotContain("引号没有成对");
        read(head + "\"5\"6\n");
        assertThat(messages.remove(0)).contains("引号没有成对").doesNotContain("超过");
        messages.clear();
        read(("1".repeat(1000) + ",").repeat(5000));
        assertThat(messages)
                .singleElement()
                .asString()
                .contains("一行超过 4194304 个字符")
                .doesNotContain("引号");
    }

    @Test
    void aNulCharacterInATextIsDropped() throws IOException {
        read("unit_code,year,form,10.2\n610102,2017,disclosure-2014,网上\0办理\n");
        assertThat(submissions.get(0).received()).containsEntry("10.2", "网上办理");
    }
}
