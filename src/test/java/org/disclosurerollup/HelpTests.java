package org.disclosurerollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the help says of an option is what the command does without it. */
class HelpTests {
    private static final Pattern COMMAND = Pattern.compile("(?m)^  ([a-z-]+) ");

    @TempDir
    static Path folder;

    private static Office office;

    @BeforeAll
    static void consolidateOneFiling() {
        office = new Office(folder).units("1,甲市,city,,,", "11,乙县,county,1,,");
        office.file("2017.csv", "unit_code,year,form,1.1", "11,2017,disclosure-2014,5")
                .consolidated();
    }

    @AfterAll
    static void closeTheOffice() {
        office.close();
    }

    static List<String> commandsWithAYear() {
        return COMMAND.matcher(Project.run("--help").out())
                .results()
                .map(line -> line.group(1))
                .filter(name -> Project.run(name, "--help").out().contains("--year=Y  "))
                .toList();
    }

    /** Everything that the command needs but the year. */
    private static Object[] words(String command) {
        return switch (command) {
            case "accept" -> new Object[] {"--unit", "11", "--form", "disclosure-2014", "--reason", "核实"};
            case "adjust" ->
                new Object[] {
                    "--unit", "1", "--form", "disclosure-2014", "--cell", "1.1", "--amount", "1", "--reason", "补登"
                };
            case "history" -> new Object[] {"--unit", "11", "--cell", "1.1"};
            case "publish", "summary" -> new Object[] {"--unit", "1"};
            case "reopen" -> new Object[] {"--reason", "更正"};
            case "template" -> new Object[] {"--form", "disclosure-2014", "--all"};
            default -> new Object[0];
        };
    }

    @Test
    void manyCommandsTakeAYear() {
        assertThat(commandsWithAYear()).contains("consolidate", "rerun", "report", "summary", "diff", "status");
    }

    @ParameterizedTest
    @MethodSource("commandsWithAYear")
    void theYearIsNeededWhereTheHelpSaysSoAndHasADefaultWhereItNamesOne(String command) {
        String help = Project.run(command, "--help").out().replaceAll("\\s+", " ");
        String year = help.substring(help.indexOf("--year=Y ", help.indexOf("Usage")))
                .replaceFirst("(--year=Y [^.]*\\.( Default: [^.]*\\.)?).*", "$1");

        Project.Result result = office.run(command, words(command));

        boolean missing = result.err().contains("--year is missing");
        assertThat(result.exitCode()).as(result.err()).isEqualTo(missing ? 2 : 0);
        if (command.equals("adjust")) {
            assertThat(missing).isTrue();
            assertThat(year).as("it is not needed to reverse or to list").doesNotContain("Needed", "Default");
        } else {
            assertThat(year.contains("Needed: ")).as(year).isEqualTo(missing);
        }
        assertThat(year).as("a default of what is needed").doesNotMatch(missing ? ".*Default.*" : "never");
        assertThat(Stream.of("consolidate", "report").anyMatch(command::equals)).isEqualTo(year.contains("Default: "));
    }

    @Test
    void theDefaultOfAReportIsWhatItsRunReported() {
        try (Office own = new Office(folder.resolve("own")).units("1,甲市,city,,,", "11,乙县,county,1,,")) {
            for (String year : List.of("2016", "2018")) {
                own.file(year + ".csv", "unit_code,year,form,1.1", "11," + year + ",disclosure-2014,5")
                        .consolidated();
            }
            own.run("report", "--as-of", "1");
            assertThat(own.read("totals.csv").rows())
                    .extracting(row -> row.get("year"))
                    .containsOnly("2016");
            own.run("report");
            assertThat(own.read("totals.csv").rows())
                    .extracting(row -> row.get("year"))
                    .containsOnly("2018");
        }
    }
}
