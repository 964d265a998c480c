package org.disclosurerollup.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueReader;
import org.disclosurerollup.catalogue.Cell;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which cells are parts of which, by the rules of the forms that are shipped. */
class PartListTests {

    private static Catalogue catalogue;
    private static RuleBook rules;

    @BeforeAll
    static void compileRules() throws IOException {
        catalogue = CatalogueReader.read(Path.of("jobs", "forms"));
        rules = RuleBook.compile(catalogue);
    }

    private static List<String> wholesOf(String form, String code) {
        Cell cell = catalogue.form(form).cell(code);
        return rules.partLists(catalogue.form(form)).stream()
                .filter(list -> list.parts().contains(cell))
                .map(list -> list.whole().code())
                .toList();
    }

    @Test
    void partOfASumHasItsWhole() {
        assertThat(wholesOf("work-report", "9.1.1")).containsExactly("9.1");
        assertThat(wholesOf("disclosure-2014", "3.3.4.6")).containsExactly("3.3.4");
    }

    @Test
    void partOfAGridIsPartOfItsColumnAndOfItsRow() {
        assertThat(wholesOf("disclosure-2021", "3.1/1")).containsExactlyInAnyOrder("3.7/1", "3.1/7");
        assertThat(wholesOf("disclosure-2021", "3.1/7")).containsExactly("3.7/7");
    }

    @Test
    void comparisonsAndEqualCellsMakeNoParts() {
        assertThat(wholesOf("disclosure-2014", "1.2.1")).isEmpty();
        assertThat(wholesOf("disclosure-2014", "3.2")).isEmpty();
        assertThat(wholesOf("work-report", "5.2.1")).isEmpty();
    }
}
