package org.disclosurerollup.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitTreeTests {

    @TempDir
    Path folder;

    private UnitTree tree(int year, String... rows) throws IOException {
        return CatalogueFiles.units(folder, rows).treeOf(Period.ofYear(year));
    }

    private static List<String> codes(UnitTree tree) {
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < tree.size(); i++) {
            codes.add(tree.unit(i).code());
        }
        return codes;
    }

    @Test
    void unitsStandInTreeOrderHoweverTheFileIsSorted() throws IOException {
        UnitTree tree = tree(
                2017,
                "d,D,department,B,,",
                "A,A,county,city,,",
                "city,C,city,,,",
                "a,A1,department,A,,",
                "B,B,county,city,,");
        assertThat(codes(tree)).containsExactly("city", "A", "a", "B", "d");
        for (int i = 0; i < tree.size(); i++) {
            assertThat(tree.parent(i)).isLessThan(i);
        }
        assertThat(tree.depth(tree.indexOf("d"))).isEqualTo(2);
        assertThat(tree.depth(tree.indexOf("city"))).isZero();
        assertThat(tree.isLeaf(tree.indexOf("B"))).isFalse();
        assertThat(tree.isLeaf(tree.indexOf("a"))).isTrue();
        assertThat(tree.indexOf("nobody")).isEqualTo(-1);
    }

    @Test
    void eachYearHasItsOwnUnits() throws IOException {
        UnitRegister units =
                CatalogueFiles.units(folder, "c,C,county,,,", "old,O,department,c,,2016", "new,N,department,c,2017,");
        assertThat(codes(units.treeOf(Period.ofYear(2016)))).containsExactly("c", "old");
        assertThat(codes(units.treeOf(Period.ofYear(2017)))).containsExactly("c", "new");
        assertThat(units.treeOf(Period.ofYear(2016))).isSameAs(units.treeOf(Period.ofYear(2016)));
    }

    @Test
    void aUnitThatMovedWithinTheYearStandsOnceInItsLastPlace() throws IOException {
        UnitTree tree = tree(
                2017, "A,A,county,,,", "B,B,county,,,", "d,D,department,B,2017-07-01,", "d,D,department,A,,2017-06-30");
        assertThat(codes(tree)).containsExactly("A", "B", "d");
        assertThat(tree.unit(tree.parent(tree.indexOf("d"))).code()).isEqualTo("B");
    }

    @Test
    void aUnitWhoseAreaIsGoneStandsAtTheTop() throws IOException {
        UnitTree tree = tree(2017, "reg,R,region,,,2016", "city,C,city,reg,,");
        assertThat(tree.parent(tree.indexOf("city"))).isEqualTo(-1);
    }

    @Test
    void whoIsExpectedIsTheLowestThatFiles() throws IOException {
        UnitTree tree = tree(
                2017,
                "city,C,city,,,",
                "gov,G,government,city,,",
                "A,A,county,city,,",
                "a,A1,department,A,,",
                "B,B,county,city,,",
                "gone,X,department,B,,2017-06-30");
        Form all = form("");
        assertThat(expected(tree, all)).containsExactly("gov", "a", "B");
        assertThat(expected(tree, form("filed-by: [city, county]"))).containsExactly("A", "B");
        assertThat(expected(tree, form("filed-by: [city]"))).containsExactly("city");
        assertThat(expected(tree, form("filed-by: [department]"))).containsExactly("a");
        assertThat(expected(tree, form("filed-by: [township]"))).isEmpty();
    }

    private Form form(String filedBy) throws IOException {
        return CatalogueFiles.form(
                folder,
                "form: small\ntitle: t\nvalid-from: 2010\n" + filedBy
                        + "\ntables: [{id: list, cells: [{code: n, label: n, unit: n}]}]\n");
    }

    private static List<String> expected(UnitTree tree, Form form) {
        boolean[] expected = tree.expectedToFile(form);
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < expected.length; i++) {
            if (expected[i]) {
                codes.add(tree.unit(i).code());
            }
        }
        return codes;
    }
}
