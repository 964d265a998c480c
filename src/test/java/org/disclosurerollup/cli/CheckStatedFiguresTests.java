package org.disclosurerollup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The offline check of printed figures: what one submission can decide, and nothing more. */
class CheckStatedFiguresTests {

    private static final String STATED = """
            unit_code,year,form,cell,group,kind,stated
            150100,2014,work-report,4.5,,rate,98.3%
            150100,2014,work-report,4.1,,growth,5%
            150100,2014,work-report,4.1,counties,share,50%
            150823,2017,work-report,7.1.1,,share,67.7%
            150823,2017,work-report,7.1.2,,share,26.8%
            """;

    @TempDir
    Path folder;

    @BeforeAll
    static void setHome() {
        System.setProperty("rollup.home", Path.of("").toAbsolutePath().toString());
    }

    private String check(String... sampleFiles) throws IOException {
        String[] args = new String[sampleFiles.length + 2];
        args[0] = "check";
        args[1] = Files.writeString(folder.resolve("stated.csv"), STATED).toString();
        for (int i = 0; i < sampleFiles.length; i++) {
            args[i + 2] = Path.of("sample-data", "inbox", sampleFiles[i])
                    .toAbsolutePath()
                    .toString();
        }
        StringWriter out = new StringWriter();
        Rollup.execute(new PrintWriter(out, true), new PrintWriter(out, true), args);
        return out.toString();
    }

    @Test
    void ownSubmissionDecidesRatesAndShares() throws IOException {
        assertThat(check("hohhot/2014/work-report.csv", "bayannur/2017/wulateqianqi-work-report.csv"))
                .contains("stated.csv:2: 错误 stated-rate", "应为 98.2%(12850 ÷ 13086", "stated.csv:6: 提示 stated-share")
                .doesNotContain("stated.csv:3", "stated.csv:4", "stated.csv:5");
    }

    @Test
    void withoutTheSubmissionNothingIsSaid() throws IOException {
        assertThat(check()).contains("findings: 0 hard, 0 soft");
    }
}
