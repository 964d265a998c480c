package org.disclosurerollup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTests {

    private static final String FORM = """
            form: planted
            title: 试验表
            valid-from: 2000
            tables:
              - id: main
                cells:
                  - {code: a, label: 甲}
                  - {code: b, label: 乙}
                  - {code: c, label: 丙}
            rules:
              - id: R1
                rule: "[a] > [b]"
                severity: hard
                text: 甲应大于乙
                reason: Planted.
                passes: {a: 2, b: 1}
                fails: {a: 1, b: 2}
            """;

    @TempDir
    private Path forms;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theShippedRulesHaveNoContradiction() {
        assertThat(run("rules", "--mutations")).isEqualTo(ExitCode.DONE);

        assertThat(out.toString())
                .contains("disclosure-2014  政府信息公开情况统计表", "work-report", "contradictions: none", "planted errors:")
                .contains("[9.1]  (一)召开政府信息公开工作会议或专题会议数");
    }

    @Test
    void oneFormIsShownWhereOneIsNamed() {
        assertThat(run("rules", "--form", "self-assessment")).isEqualTo(ExitCode.DONE);

        assertThat(out.toString()).contains("self-assessment").doesNotContain("disclosure", "planted errors");
    }

    @Test
    void aFormThatDoesNotExistIsWrongUsage() {
        assertThat(run("rules", "--form", "disclosure-1999")).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains("no such form: disclosure-1999", "disclosure-2014");
    }

    @Test
    void cellsAreListedWithTheirLabels() throws IOException {
        Files.writeString(forms.resolve("planted.yml"), FORM);

        assertThat(run("rules", "--forms", forms.toString())).isEqualTo(ExitCode.DONE);

        assertThat(out.toString()).contains("cells that no rule watches: 1", "    [c]  丙");
    }

    @Test
    void aContradictionEndsWithExitCodeThree() throws IOException {
        Files.writeString(
                forms.resolve("planted.yml"),
                FORM
                        + FORM.substring(FORM.indexOf("  - id: R1"))
                                .replace("R1", "R2")
                                .replace(">", "<"));

        assertThat(run("rules", "--mutations", "--forms", forms.toString())).isEqualTo(ExitCode.FINDINGS);

        assertThat(out.toString())
                .contains("contradictions: 1", "hard: no complete form can pass", "R1  [a] > [b]", "R2  [a] < [b]")
                .contains("planted errors: none");
    }

    private int run(String... args) {
        return Rollup.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
