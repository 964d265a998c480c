package org.disclosurerollup.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitReaderTests {

    private static final String HEADER = "code,name,kind,parent,valid_from,valid_to\n";

    @TempDir
    Path folder;

    private UnitRegister read(String text) throws IOException {
        return UnitReader.read(Files.writeString(folder.resolve("units.csv"), text));
    }

    private List<String> problems(String text) {
        CatalogueException exception = catchThrowableOfType(CatalogueException.class, () -> read(text));
        assertThat(exception).as("no problem found").isNotNull();
        return exception.problems().stream().map(Problem::toString).toList();
    }

    @Test
    void datesAreDaysOrWholeYearsOrOpen() throws IOException {
        UnitRegister units =
                read(HEADER + "c,C,county,,2016,2018\nd,D,department,c,2017-06-01,2017-06-30\ne,E,county,,,\n");
        Unit year = units.ofCode("c").get(0);
        assertThat(year.validFrom()).isEqualTo(LocalDate.of(2016, 1, 1));
        assertThat(year.validTo()).isEqualTo(LocalDate.of(2018, 12, 31));
        Unit day = units.ofCode("d").get(0);
        assertThat(day.validFrom()).isEqualTo(LocalDate.of(2017, 6, 1));
        assertThat(day.validTo()).isEqualTo(LocalDate.of(2017, 6, 30));
        Unit open = units.ofCode("e").get(0);
        assertThat(open.existedIn(Period.ofYear(1950))).isTrue();
        assertThat(open.existedIn(Period.ofYear(2199))).isTrue();
        assertThat(open.parent()).isNull();
    }

    @Test
    void aUnitExistsInAYearOfWhichItSawADayAndIsExpectedIfItSawTheLast() throws IOException {
        Unit unit =
                read(HEADER + "c,C,county,,2016-12-31,2018-01-01\n").ofCode("c").get(0);
        assertThat(unit.existedIn(Period.ofYear(2015))).isFalse();
        assertThat(unit.existedIn(Period.ofYear(2016))).isTrue();
        assertThat(unit.existedIn(Period.ofYear(2018))).isTrue();
        assertThat(unit.existedIn(Period.ofYear(2019))).isFalse();
        assertThat(unit.existedAtEndOf(Period.ofYear(2016))).isTrue();
        assertThat(unit.existedAtEndOf(Period.ofYear(2018))).isFalse();
    }

    @Test
    void columnsStandInAnyOrderBehindAByteOrderMark() throws IOException {
        UnitRegister units = read("\uFEFFname,code,parent,kind,valid_to,valid_from,note\n县 , c ,,county,,2016,x\n");
        assertThat(units.ofCode("c").get(0).name()).isEqualTo("县");
        assertThat(units.codesNamed("县")).containsExactly("c");
    }

    @Test
    void spreadsheetsEmptyColumnsAndRowsAreNoProblem() throws IOException {
        assertThat(read("code,name,kind,parent,valid_from,valid_to,,\nc,C,county,,,,,\n\nd,D,department,c,,,,\n")
                        .units())
                .hasSize(2);
    }

    @Test
    void aUnitMayHaveSeveralRowsForDifferentDays() throws IOException {
        UnitRegister units =
                read(HEADER + "a,A,county,,,\nb,B,county,,,\nd,旧名,department,a,,2016\nd,新名,department,b,2017,\n");
        assertThat(units.ofCode("d")).extracting(Unit::parent).containsExactly("a", "b");
        assertThat(units.codesNamed("旧名")).containsExactly("d");
        assertThat(units.codesNamed("新名")).containsExactly("d");
        assertThat(units.ofCode("nobody")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c,C,county,,2018,2016            | units.csv:2: valid_to is before valid_from",
                "c,C,county,,2016-13-01,          | units.csv:2: '2016-13-01' is no date; write 2018-06-01 or a year",
                "c,C,county,,2017-02-29,          | units.csv:2: '2017-02-29' is no date; write 2018-06-01 or a year",
                "c,C,county,,2016/1/1,            | units.csv:2: '2016/1/1' is no date; write 2018-06-01 or a year",
                "c,C,country,,,                   | units.csv:2: unknown kind 'country'; write region, city, county, zone, township, government or department",
                ",C,county,,,                     | units.csv:2: code and name must be filled",
                "c,,county,,,                     | units.csv:2: code and name must be filled",
                "c,C,county                       | units.csv:2: the row has 3 fields and the header 6; a field that is"
                        + " empty keeps its comma, and a text with a comma stands in quotes",
                "c,C,county,x,,                   | units.csv:2: parent 'x' is not in the file",
                "c,C,county,c,,                   | units.csv:2: 'c' is below itself",
            })
    void aMistakeIsNamedWithItsLine(String row, String problem) {
        assertThat(problems(HEADER + row + "\n")).contains(problem);
    }

    @Test
    void anOfficeNeedsAParentThatIsAnArea() {
        assertThat(problems(HEADER + "c,C,county,,,\nd,D,department,,,\ne,E,department,c,,\nf,F,government,e,,\n"))
                .containsExactly(
                        "units.csv:3: 'd' needs a parent area", "units.csv:5: parent 'e' is an office, not an area");
    }

    @Test
    void theSameCodeTwiceForTheSameDaysIsADuplicate() {
        assertThat(problems(HEADER + "c,C,county,,,2016-06-30\nc,C,county,,2016-06-30,\n"))
                .containsExactly("units.csv:3: code 'c' already stands in line 2 for the same days");
    }

    @Test
    void aCircleIsReportedForEachUnitInIt() {
        assertThat(problems(HEADER + "a,A,county,b,,\nb,B,county,a,,\nd,D,department,a,,\n"))
                .contains("units.csv:2: 'a' is below itself", "units.csv:3: 'b' is below itself");
    }

    @Test
    void aCircleThatLastedOnlySomeYearsIsFound() {
        assertThat(problems(HEADER + "a,A,county,b,,2015\na,A,county,,2016,\nb,B,county,a,,\n"))
                .anyMatch(problem -> problem.contains("below itself"));
    }

    @Test
    void areasMayChangePlacesOverTheYears() throws IOException {
        assertThat(read(HEADER + "a,A,county,b,,2015\na,A,county,,2016,\nb,B,county,,,2015\nb,B,county,a,2016,\n")
                        .units())
                .hasSize(4);
    }

    @Test
    void allProblemsAreFoundInOnePass() {
        assertThat(problems(HEADER
                        + "a,A,planet,,,\nb,B,county,,20165,\nc,C,county,x,2018,2016\n,D,county,,,\nb,B,county,,,\n"))
                .containsExactlyInAnyOrder(
                        "units.csv:2: unknown kind 'planet'" + KINDS,
                        "units.csv:3: '20165' is no date; write 2018-06-01 or a year",
                        "units.csv:4: valid_to is before valid_from",
                        "units.csv:4: parent 'x' is not in the file",
                        "units.csv:5: code and name must be filled",
                        "units.csv:6: code 'b' already stands in line 3 for the same days");
    }

    @Test
    void anUnknownKindIsTheOnlyProblemOfAnArea() {
        assertThat(problems(HEADER + "a,A,planet,,,\nd,D,department,a,,\n"))
                .containsExactly("units.csv:2: unknown kind 'planet'" + KINDS);
    }

    @Test
    void linesArePhysical() {
        assertThat(problems(HEADER + "\n\nc,\"two\nlines\",county,,,\nd,D,planet,c,,\ne,E,planet,c,,"))
                .containsExactly(
                        "units.csv:6: unknown kind 'planet'" + KINDS, "units.csv:7: unknown kind 'planet'" + KINDS);
    }

    @Test
    void missingColumnsAreNamed() {
        assertThat(problems("code,name,kind\nc,C,county\n"))
                .containsExactly(
                        "units.csv:1: column 'parent' is missing",
                        "units.csv:1: column 'valid_from' is missing",
                        "units.csv:1: column 'valid_to' is missing");
    }

    @Test
    void aColumnThatStandsTwiceIsAProblem() {
        assertThat(problems("code,name,kind,parent,valid_from,valid_to,name\nc,C,county,,,,X\n"))
                .containsExactly("units.csv:1: column 'name' stands twice");
    }

    @Test
    void aFileWithoutUnitsIsAProblem() {
        assertThat(problems(HEADER)).containsExactly("units.csv:1: there are no units");
    }

    @Test
    void brokenQuotesAreAProblemWithALine() {
        assertThat(problems(HEADER + "c,C,county,,,\nd,\"D\"x,department,c,,\n"))
                .singleElement()
                .asString()
                .startsWith("units.csv:3: not valid CSV");
    }

    @Test
    void anotherEncodingIsAProblem() throws IOException {
        Path file = Files.write(
                folder.resolve("units.csv"), (HEADER + "c,县,county,,,\n").getBytes(Charset.forName("GB18030")));
        CatalogueException exception = catchThrowableOfType(CatalogueException.class, () -> UnitReader.read(file));
        assertThat(exception).hasMessage("units.csv: the file is not UTF-8; in a spreadsheet, save it as CSV UTF-8");
    }

    @ParameterizedTest
    @CsvSource({"semicolons, U+003B", "tabs, U+0009", "full-width commas, U+FF0C"})
    void otherSeparatorsThanCommasAreNamed(String name, String sign) {
        String separator = Character.toString(Integer.parseInt(sign.substring(2), 16));
        String text = ("code,name,kind,parent,valid_from,valid_to" + System.lineSeparator() + "1,甲市,city,,,")
                .replace(",", separator);

        CatalogueException exception = catchThrowableOfType(CatalogueException.class, () -> read(text));

        assertThat(exception)
                .hasMessage("units.csv:1: the columns are separated by " + name + ", and commas are expected; in a"
                        + " spreadsheet, save it as CSV UTF-8 with commas");
    }

    @Test
    void aMissingFileIsAProblem() {
        CatalogueException exception =
                catchThrowableOfType(CatalogueException.class, () -> UnitReader.read(folder.resolve("none.csv")));
        assertThat(exception).hasMessageContaining("none.csv: no such file of units");
    }

    @Test
    void aFolderIsToldFromAFileThatIsMissing() {
        CatalogueException exception = catchThrowableOfType(CatalogueException.class, () -> UnitReader.read(folder));
        assertThat(exception).hasMessageContaining(folder + ": is a folder; name the file of units");
        Path root = folder.getRoot();
        assertThat(catchThrowableOfType(CatalogueException.class, () -> UnitReader.read(root)))
                .hasMessageContaining(root + ": is a folder; name the file of units");
    }

    @Test
    void anEmptyFileIsOneProblem() {
        assertThat(problems(""))
                .containsExactly("units.csv: the file is empty; its first line has to name the columns");
    }

    private static final String KINDS = "; write region, city, county, zone, township, government or department";
    private static final String WITH_SUCCESSOR = "code,name,kind,parent,valid_from,valid_to,successor\n";

    @Test
    void successorsAreCodesSeparatedBySpaces() throws IOException {
        UnitRegister units = read(WITH_SUCCESSOR
                + "c,C,county,,,,\na,A,department,c,,2016,x  y\nx,X,department,c,2017,,\ny,Y,government,c,2017,,\n");
        assertThat(units.ofCode("a").get(0).successors()).containsExactly("x", "y");
        assertThat(units.ofCode("x").get(0).successors()).isEmpty();
        Succession succession = units.successionTo(Period.ofYear(2017));
        assertThat(succession.successorsOf("a")).containsExactly("x", "y");
        assertThat(succession.predecessorsOf("y")).containsExactly("a");
        assertThat(units.successionTo(Period.ofYear(2016)).isEmpty()).isTrue();
        assertThat(units.successionTo(Period.ofYear(2018)).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a,A,county,,,2016,x         | successor 'x' is not in the file; correct the code (several are separated"
                        + " by spaces), or add the unit",
                "a,A,county,,,,z             | 'a' has a successor but no end; fill valid_to, or take the successor out",
                "a,A,county,,,2016,a         | 'a' is its own successor; a move or a new name is a second line with the"
                        + " same code",
                "a,A,county,,,2016,z z       | successor 'z' stands twice; name it once",
                "a,A,county,,,2016,d         | successor 'd' is a department, 'a' a county; name a unit of the same level",
                "a,A,county,,,2016,old       | successor 'old' does not exist after 2016-12-31, when 'a' ends; name the"
                        + " unit that does (two units cannot take over from each other)",
            })
    void aMistakeInASuccessorIsNamedWithItsLineAndWhatToDo(String row, String problem) {
        assertThat(problems(WITH_SUCCESSOR + row + "\nz,Z,zone,,,,\nd,D,department,z,,,\nold,Old,county,,,2015,\n"))
                .containsExactly("units.csv:2: " + problem);
    }

    @Test
    void unitsCannotTakeOverFromEachOther() {
        assertThat(problems(WITH_SUCCESSOR + "a,A,county,,,2016,b\nb,B,county,,,2016,a\nc,C,county,,,,\n"))
                .hasSize(2)
                .allMatch(problem -> problem.contains("two units cannot take over from each other"));
    }

    @Test
    void aUnitThatGoesOnUnderTheSameCodeHasNoSuccessorYet() {
        assertThat(problems(WITH_SUCCESSOR + "a,A,county,,,2016,b\na,A,county,,2017,,\nb,B,county,,,,\n"))
                .containsExactly(
                        "units.csv:2: 'a' has a successor but goes on after 2016-12-31 in another line; name the"
                                + " successor in its last line only");
    }
}
