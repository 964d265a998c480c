package org.disclosurerollup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckHintTests {

    private static final String MATRIX = """
            unit_code,year,form,1/1,1/2,1/7,2/1,2/7,3.1/1,3.1/2,3.1/7,3.7/1,3.7/2,3.7/7,4/1,4/7
            610102,2023,disclosure-2021,7,40,11,1,1,6,4,10,6,4,10,2,2
            """;

    @TempDir
    Path folder;

    private String check(String rows) throws IOException {
        Path file = Files.writeString(folder.resolve("rows.csv"), rows);
        StringWriter out = new StringWriter();
        Rollup.execute(
                new PrintWriter(out),
                new PrintWriter(out),
                "check",
                "--units=sample-data/units.csv",
                "--forms=jobs/forms",
                file.toString());
        return out.toString();
    }

    @Test
    void theCrossingCellIsNamedBelowTheFindingsOfItsSubmission() throws IOException {
        assertThat(check(MATRIX).lines()).containsSequence("    提示:只需更正以下 1 个单元格即可同时满足全部硬性公式:[1/2] 40 → 4", "");
    }

    @Test
    void severalCellsThatWouldDoAreNamedAsAlternatives() throws IOException {
        assertThat(check("unit_code,year,form,3.2,3.2.1,3.2.2\n610102,2017,disclosure-2014,525,517,9\n"))
                .contains("提示:只需更正以下任意 1 个单元格即可同时满足全部硬性公式:" + "[3.2] 525 → 526;或 [3.2.1] 517 → 516;或 [3.2.2] 9 → 8\n");
    }

    @Test
    void aFigureThatMayTakeSeveralValuesIsLeftToTheOffice() throws IOException {
        assertThat(check("unit_code,year,form,2.2.1,2.2.1.1\n610102,2017,disclosure-2014,,3\n"))
                .doesNotContain("提示:");
        assertThat(check("unit_code,year,form,2.2.1,2.2.1.1\n610102,2017,disclosure-2014,1,3\n"))
                .contains("[2.2.1] 1 → 待核;或 [2.2.1.1] 3 → 待核");
    }
}
