package org.disclosurerollup.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.catalogue.CatalogueFiles;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.consolidation.Consolidator;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.consolidation.Total;
import org.disclosurerollup.submission.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A city of two departments and two counties; filings are written {@code unit=figure}, area filings {@code unit*=figure}. */
class LikeForLikeTests {

    private static final Period LAST = Period.ofYear(2016);
    private static final Period THIS = Period.ofYear(2017);

    @TempDir
    Path folder;

    private Form form;
    private UnitRegister units;

    @BeforeEach
    void readForm() throws IOException {
        form = CatalogueFiles.form(folder, """
                form: small
                title: small
                valid-from: 2010
                tables: [{id: list, cells: [{code: n, label: number, unit: n}]}]
                """);
        unitsAnd();
    }

    private void unitsAnd(String... more) throws IOException {
        List<String> rows = new ArrayList<>(List.of(
                "city,City,city,,,",
                "d1,Dept 1,department,city,,",
                "d2,Dept 2,department,city,,",
                "new,New,department,city,2017,",
                "A,County A,county,city,,",
                "a1,Dept A1,department,A,,",
                "a2,Dept A2,department,A,,",
                "B,County B,county,city,,"));
        rows.addAll(List.of(more));
        units = CatalogueFiles.units(folder, rows.toArray(String[]::new));
    }

    private record Filing(String unit, Scope scope, long[] figures) {

        static List<Filing> of(String text) {
            List<Filing> filings = new ArrayList<>();
            for (String one : text.split(" ")) {
                String[] parts = one.split("=");
                boolean area = parts[0].endsWith("*");
                filings.add(new Filing(
                        parts[0].replace("*", ""), area ? Scope.AREA : Scope.OWN, new long[] {Long.parseLong(parts[1])
                        }));
            }
            return filings;
        }
    }

    private Contributions contributions(Period period, List<Filing> filings) {
        UnitTree tree = units.treeOf(period);
        Consolidator consolidator = new Consolidator(form, tree);
        filings.forEach(filing -> consolidator.add(filing.unit(), filing.scope(), filing.figures()));
        List<Total> totals = consolidator.totals();
        return new Contributions(tree, totals);
    }

    private LikeForLike compare(String before, String now) {
        List<Filing> last = Filing.of(before);
        List<Filing> current = Filing.of(now);
        LikeForLike likeForLike = new LikeForLike(
                new FiledYear(form, contributions(THIS, current)),
                new FiledYear(form, contributions(LAST, last)),
                units.successionTo(THIS));
        current.forEach(filing -> likeForLike.noteNow(filing.unit(), filing.scope()));
        last.forEach(filing -> likeForLike.noteBefore(filing.unit(), filing.scope()));
        likeForLike.compareContributors();
        current.forEach(filing -> likeForLike.addNow(filing.unit(), filing.scope(), filing.figures()));
        last.forEach(filing -> likeForLike.addBefore(filing.unit(), filing.scope(), filing.figures()));
        likeForLike.endNow(form);
        likeForLike.endBefore(form);
        return likeForLike;
    }

    private void assertPair(LikeForLike pair, String area, Group group, long before, long now) {
        assertThat(pair.figuresBefore(form, area, group)).containsExactly(before);
        assertThat(pair.figuresNow(form, area, group)).containsExactly(now);
    }

    @Test
    void theSameUnitsInBothYearsNeedNoLikeForLike() {
        LikeForLike same = compare("d1=1 a1=10 B=100", "d1=2 a1=20 B=200");
        assertThat(same.differs("city", Group.TOTAL)).isFalse();
        assertThat(same.figuresNow(form, "city", Group.TOTAL)).isNull();
    }

    @Test
    void aUnitMissingLastYearIsLeftOutOfThisYear() {
        LikeForLike pair = compare("d1=1 B=100", "d1=2 d2=50 B=200");
        assertThat(pair.differs("city", Group.TOTAL)).isTrue();
        assertPair(pair, "city", Group.TOTAL, 101, 202);
        assertPair(pair, "city", Group.DEPARTMENTS, 1, 2);
        assertThat(pair.differs("B", Group.TOTAL)).isFalse();
    }

    @Test
    void aUnitMissingThisYearIsLeftOutOfLastYear() {
        assertPair(compare("d1=1 d2=50 B=100", "d1=2 B=200"), "city", Group.TOTAL, 101, 202);
    }

    @Test
    void aUnitFoundedThisYearIsLeftOut() {
        assertPair(compare("d1=1 d2=2", "d1=3 d2=4 new=1000"), "city", Group.TOTAL, 3, 7);
    }

    @Test
    void onlyTheGroupInWhichUnitsDifferIsBroken() {
        LikeForLike pair = compare("d1=1 a1=10", "d1=2 d2=50 a1=20");
        assertThat(pair.differs("city", Group.DEPARTMENTS)).isTrue();
        assertThat(pair.differs("city", Group.COUNTIES)).isFalse();
    }

    @Test
    void nothingInCommonGivesNoPair() {
        LikeForLike pair = compare("d1=1", "d2=2");
        assertThat(pair.differs("city", Group.TOTAL)).isTrue();
        assertThat(pair.figuresNow(form, "city", Group.TOTAL)).isNull();
        assertThat(pair.figuresBefore(form, "city", Group.TOTAL)).isNull();
    }

    @Test
    void aCountyFilingAsOneThisYearAndByPartsLastYearIsOneAndTheSame() {
        LikeForLike pair = compare("d1=1 a1=10 a2=20", "d1=2 A*=50");
        assertThat(pair.differs("city", Group.TOTAL)).isFalse();
        assertThat(pair.differs("A", Group.TOTAL)).isFalse();
        LikeForLike turned = compare("d1=1 A*=50", "d1=2 a1=10 a2=20");
        assertThat(turned.differs("city", Group.TOTAL)).isFalse();
    }

    @Test
    void aCountyOfChangedBasisStaysInThePairOfTheCity() {
        LikeForLike pair = compare("d1=1 a1=10 a2=20", "d1=2 d2=7 A*=50");
        assertPair(pair, "city", Group.TOTAL, 31, 52);
        assertThat(pair.differs("city", Group.COUNTIES)).isFalse();
    }

    @Test
    void filingsUnderAnAreaFilingDoNotCountBesideIt() {
        LikeForLike pair = compare("d1=1 A*=50 a1=10", "d1=2 d2=7 A*=60 a1=20");
        assertPair(pair, "city", Group.TOTAL, 51, 62);
    }

    @Test
    void aUnitThatMovedBetweenCountiesIsTheSameForTheCity() throws IOException {
        unitsAnd("m,Moved,department,A,,2016", "m,Moved,department,B,2017,");
        LikeForLike pair = compare("a1=1 m=10 B=100", "a1=2 m=20 B=200");
        assertThat(pair.differs("city", Group.TOTAL)).isFalse();
        assertThat(pair.differs("city", Group.COUNTIES)).isFalse();
        assertThat(pair.differs("A", Group.TOTAL)).isTrue();
        assertThat(pair.differs("B", Group.TOTAL)).isTrue();
        assertPair(pair, "A", Group.TOTAL, 1, 2);
        assertPair(pair, "B", Group.TOTAL, 110, 220);
    }

    @Test
    void aUnitThatMovedBetweenGroupsBreaksTheGroupsButNotTheTotal() throws IOException {
        unitsAnd("up,Raised,department,A,,2016", "up,Raised,department,city,2017,");
        LikeForLike pair = compare("d1=1 a1=10 up=100", "d1=2 a1=20 up=200");
        assertThat(pair.differs("city", Group.TOTAL)).isFalse();
        assertThat(pair.differs("city", Group.DEPARTMENTS)).isTrue();
        assertThat(pair.differs("city", Group.COUNTIES)).isTrue();
        assertPair(pair, "city", Group.DEPARTMENTS, 101, 202);
        assertPair(pair, "city", Group.COUNTIES, 10, 20);
    }

    @Test
    void aCountyThatFiledAsOneIsComparedTogetherWithWhatMovedOutOfIt() throws IOException {
        unitsAnd("m,Moved,department,A,,2016", "m,Moved,department,B,2017,");
        LikeForLike pair = compare("d1=1 A*=50 B=100", "d1=2 d2=7 A*=40 B=200 m=20");
        assertPair(pair, "city", Group.TOTAL, 151, 262);
        assertThat(pair.differs("B", Group.TOTAL)).isTrue();
        assertPair(pair, "B", Group.TOTAL, 100, 200);
        LikeForLike withoutIt = compare("d1=1 A*=50 B=100", "d1=2 d2=7 A*=40 B=200");
        assertPair(withoutIt, "city", Group.TOTAL, 101, 202);
    }
}
