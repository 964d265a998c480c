package org.disclosurerollup.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.disclosurerollup.catalogue.CatalogueFiles;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.comparison.Contributions.Destination;
import org.disclosurerollup.consolidation.Basis;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.consolidation.Total;
import org.disclosurerollup.submission.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContributionsTests {

    @TempDir
    Path folder;

    private UnitTree tree;

    @BeforeEach
    void readUnits() throws IOException {
        tree = CatalogueFiles.units(
                        folder,
                        "reg,R,region,,,",
                        "city,C,city,reg,,",
                        "d,D,department,city,,",
                        "A,A,county,city,,",
                        "ag,AG,government,A,,")
                .treeOf(Period.ofYear(2017));
    }

    private Contributions onAreaBasis(String... areas) {
        return new Contributions(
                tree,
                List.of(areas).stream()
                        .map(area -> new Total(area, Group.TOTAL, Basis.AREA, new long[0], new int[0], 1, 1))
                        .toList());
    }

    @Test
    void anOfficesFiguresGoToItsGroupAndUpAsThoseOfALowerArea() {
        assertThat(onAreaBasis().destinations("ag", Scope.OWN, Set.of()))
                .containsExactly(
                        new Destination("A", Group.GOVERNMENT, "ag"),
                        new Destination("city", Group.COUNTIES, "ag"),
                        new Destination("reg", Group.COUNTIES, "ag"));
        assertThat(onAreaBasis().destinations("d", Scope.OWN, Set.of()))
                .containsExactly(
                        new Destination("city", Group.DEPARTMENTS, "d"), new Destination("reg", Group.COUNTIES, "d"));
        assertThat(onAreaBasis().destinations("A", Scope.OWN, Set.of()))
                .startsWith(new Destination("A", Group.GOVERNMENT, "A"), new Destination("city", Group.COUNTIES, "A"));
    }

    @Test
    void anAreaFilingThatWasNotUsedGoesNowhere() {
        assertThat(onAreaBasis().destinations("A", Scope.AREA, Set.of())).isEmpty();
    }

    @Test
    void anAreaFilingThatWasUsedGoesUpInPlaceOfAllBelow() {
        Contributions contributions = onAreaBasis("A");
        assertThat(contributions.destinations("A", Scope.AREA, Set.of("A")))
                .containsExactly(
                        new Destination("A", null, "A"),
                        new Destination("city", Group.COUNTIES, "A"),
                        new Destination("reg", Group.COUNTIES, "A"));
        assertThat(contributions.destinations("ag", Scope.OWN, Set.of("A"))).isEmpty();
        assertThat(contributions.destinations("A", Scope.OWN, Set.of("A"))).isEmpty();
    }

    @Test
    void figuresGoUpOnlyAsFarAsTheNextAreaFiling() {
        assertThat(onAreaBasis("city").destinations("ag", Scope.OWN, Set.of("city")))
                .containsExactly(new Destination("A", Group.GOVERNMENT, "ag"));
    }

    @Test
    void aStrangerGoesNowhere() {
        assertThat(onAreaBasis().destinations("nobody", Scope.OWN, Set.of())).isEmpty();
    }

    @Test
    void anAreaThatTookAnAreaFilingInTheOtherYearStandsForItsUnits() {
        assertThat(onAreaBasis().destinations("ag", Scope.OWN, Set.of("A", "city")))
                .extracting(Destination::contributor)
                .containsExactly("A", "city", "city");
    }
}
