package org.disclosurerollup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.disclosurerollup.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Command;

/** Only the command that was called is built: nobody may be able to tell. */
class CommandsTests {
    static Iterable<String> commands() {
        return Rollup.COMMANDS;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandIsCalledByTheNameItGivesItself(String name) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Object command = Rollup.command(name, Terminal.of(nowhere, nowhere));

        assertThat(command.getClass().getAnnotation(Command.class).name()).isEqualTo(name);
        assertThat(Project.run(name, "--help").out()).contains("Usage: rollup " + name);
    }

    @Test
    void theHelpListsThemAllAndAWrongNameSuggestsOne() {
        String help = Project.run("--help").out();

        assertThat(Rollup.COMMANDS)
                .filteredOn(name -> !help.contains("\n  " + name + " "))
                .containsExactly("warm-up");
        Project.Result wrong = Project.run("consolidat");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("consolidate");
    }

    @ParameterizedTest
    @CsvSource({
        "--imbox, --inbox",
        "--imbox=x, --inbox",
        "--Inbox, --inbox",
        "--databse, --database",
        "--unit, --units",
        "--log_file, --log-file"
    })
    void aMistypedOptionSuggestsTheOneThatItDiffersLeastFrom(String mistyped, String meant) {
        Project.Result wrong = Project.run("consolidate", mistyped, "x");

        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains(mistyped).contains("Did you mean " + meant + "?");
        assertThat(Project.run("consolidate", "--something-else").err()).doesNotContain("Did you mean");
    }

    @Test
    void aWordTooManyIsWrongUsageAndNoOtherCommand() {
        StringWriter err = new StringWriter();

        int exitCode = Rollup.execute(
                new PrintWriter(Writer.nullWriter()),
                new PrintWriter(err, true),
                "history",
                "--unit",
                "d",
                "--cell",
                "5",
                "status");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("status").contains("rollup history --help");
    }
}
