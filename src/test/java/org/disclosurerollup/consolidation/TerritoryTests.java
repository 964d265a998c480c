package org.disclosurerollup.consolidation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.UnitReader;
import org.disclosurerollup.catalogue.UnitRegister;
import org.junit.jupiter.api.Test;

class TerritoryTests {
    private static final Period YEAR = Period.ofYear(2018);

    private static Optional<Set<String>> territory(String area, String... rows) throws IOException {
        String text = "code,name,kind,parent,valid_from,valid_to\n" + String.join("\n", rows) + "\n";
        UnitRegister units = UnitReader.read("units.csv", text.getBytes(StandardCharsets.UTF_8));
        return Territory.of(
                List.of(area), units.treeOf(YEAR), units.treeOf(YEAR.yearBefore()), units.successionTo(YEAR));
    }

    @Test
    void everythingBelowTheHighestAreaAbove() throws IOException {
        assertThat(territory(
                        "11",
                        "1,甲,region,,,",
                        "11,子,county,1,,",
                        "12,丑,county,1,,",
                        "2,乙,region,,,",
                        "21,寅,county,2,,",
                        "3,丙,region,,,",
                        "31,卯,county,3,,",
                        "32,辰,county,3,,",
                        "33,巳,county,3,,"))
                .hasValueSatisfying(codes -> assertThat(codes).containsExactlyInAnyOrder("1", "11", "12"));
    }

    @Test
    void unitsThatMovedJoinBothPlacesWhicheverIsAskedFor() throws IOException {
        String[] rows = {
            "1,甲,region,,,",
            "11,子,county,1,,2017",
            "11,子,county,2,2018,",
            "2,乙,region,,,",
            "3,丙,region,,,",
            "31,卯,county,3,,",
            "32,辰,county,3,,",
            "33,巳,county,3,,",
            "34,午,county,3,,",
            "35,未,county,3,,"
        };

        assertThat(territory("1", rows)).isEqualTo(territory("2", rows));
        assertThat(territory("1", rows))
                .hasValueSatisfying(codes -> assertThat(codes).containsExactlyInAnyOrder("1", "2", "11"));
    }

    @Test
    void anAreaThatIsGoneStillHasTheTerritoryOfLastYear() throws IOException {
        assertThat(territory(
                        "12",
                        "1,甲,region,,,",
                        "12,丑,county,1,,2017",
                        "2,乙,region,,,",
                        "21,寅,county,2,,",
                        "22,卯,county,2,,",
                        "23,辰,county,2,,",
                        "24,巳,county,2,,"))
                .hasValueSatisfying(codes -> assertThat(codes).containsExactlyInAnyOrder("1", "12"));
    }

    @Test
    void aGreatPartIsEverything() throws IOException {
        assertThat(territory("11", "1,甲,region,,,", "11,子,county,1,,", "2,乙,region,,,"))
                .isEmpty();
    }
}
