package org.disclosurerollup.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The catalogue that is shipped. */
class CatalogueTests {

    private static final Catalogue CATALOGUE = CatalogueFiles.shipped();

    private static Form form(String id) {
        return CATALOGUE.form(id);
    }

    static Stream<Form> forms() {
        return CATALOGUE.forms().stream();
    }

    @ParameterizedTest
    @CsvSource({"disclosure-2014, 58", "disclosure-2019, 198", "disclosure-2021, 200"})
    void nationalFormsHaveAllTheirCells(String id, int cells) {
        assertThat(form(id).cells().stream().filter(cell -> !cell.local())).hasSize(cells);
    }

    @ParameterizedTest
    @CsvSource({
        "2013, ",
        "2014, disclosure-2014",
        "2018, disclosure-2014",
        "2019, disclosure-2019",
        "2020, disclosure-2019",
        "2021, disclosure-2021",
        "2030, disclosure-2021"
    })
    void everyYearSince2014HasOneNationalForm(int year, String id) {
        assertThat(CATALOGUE.formsValidIn(Period.ofYear(year)).stream()
                        .map(Form::id)
                        .filter(name -> name.startsWith("disclosure-")))
                .containsExactlyElementsOf(id == null ? List.of() : List.of(id));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFormFollowsTheSchema(Form form) throws IOException {
        JsonNode schema = new ObjectMapper().readTree(Files.readString(Path.of("jobs", "forms", "form.schema.json")));
        JsonSchema checker =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
        Map<String, Object> yaml = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(Path.of("jobs", "forms", form.id() + ".yml")));
        assertThat(checker.validate(new ObjectMapper().valueToTree(yaml))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFigureHasAUnitOfMeasureAndShortLabelsTellHeadlinesApart(Form form) {
        Set<String> labels = new HashSet<>();
        for (Cell cell : form.cells()) {
            assertThat(cell.label()).isNotBlank();
            assertThat(cell.shortLabel()).isNotBlank();
            if (cell.isFigure()) {
                assertThat(cell.unitOfMeasure()).as(cell.code()).isNotEmpty();
            }
            if (cell.headline()) {
                assertThat(labels.add(cell.shortLabel())).as(cell.shortLabel()).isTrue();
            }
        }
    }

    @Test
    void cellCodesAreThoseOfTheOutsideContract() {
        assertThat(form("disclosure-2021").cell("3.3.1/7").label()).isEqualTo("1.属于国家秘密 / 总计");
        assertThat(form("disclosure-2021").cell("20.1.2.3").label()).isEqualTo("行政规范性文件 / 现行有效件数");
        assertThat(form("disclosure-2021").cell("20.1.2.3").rollUp()).isEqualTo(RollUp.LAST);
        assertThat(form("disclosure-2021").cell("3.6.3/1")).isNotNull();
        assertThat(form("disclosure-2014").cell("3.3.4.6")).isNotNull();
        assertThat(form("disclosure-2014").cell("3.3.4.6").depth()).isEqualTo(4);
        assertThat(form("disclosure-2021").cell("3.3.1/7").depth()).isEqualTo(3);
    }

    @Test
    void anEditionIsComparedWithItselfThenWithTheOneBeforeIt() {
        assertThat(CATALOGUE.formsBefore(form("disclosure-2014"), Period.ofYear(2014)))
                .isEmpty();
        assertThat(CATALOGUE.formsBefore(form("disclosure-2014"), Period.ofYear(2018)))
                .containsExactly(form("disclosure-2014"));
        assertThat(CATALOGUE.formsBefore(form("disclosure-2019"), Period.ofYear(2019)))
                .containsExactly(form("disclosure-2014"));
        assertThat(CATALOGUE.formsBefore(form("disclosure-2021"), Period.ofYear(2021)))
                .containsExactly(form("disclosure-2019"));
        assertThat(CATALOGUE.formsBefore(form("disclosure-2021"), Period.ofYear(2025)))
                .containsExactly(form("disclosure-2021"));
    }

    @Test
    void anEditionIsFollowedByItselfThenByTheNext() {
        assertThat(CATALOGUE.formsAfter(form("disclosure-2014"), Period.ofYear(2017)))
                .containsExactly(form("disclosure-2014"));
        assertThat(CATALOGUE.formsAfter(form("disclosure-2014"), Period.ofYear(2018)))
                .containsExactly(form("disclosure-2019"));
        assertThat(CATALOGUE.formsAfter(form("disclosure-2019"), Period.ofYear(2020)))
                .containsExactly(form("disclosure-2021"));
        assertThat(CATALOGUE.formsAfter(form("disclosure-2021"), Period.ofYear(2030)))
                .containsExactly(form("disclosure-2021"));
        assertThat(CATALOGUE.formsBefore(form("work-report"), Period.ofYear(2019)))
                .containsExactly(form("work-report"));
    }

    private static String counterpart(String later, String code, String earlier) {
        Form form = form(later);
        Cell counterpart =
                Catalogue.counterparts(form, form(earlier)).get(form.cell(code).index());
        return counterpart == null ? null : counterpart.code();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "disclosure-2019, 1/7,      disclosure-2014, 3.1",
                "disclosure-2019, 1/1,      disclosure-2014, -",
                "disclosure-2019, 3.1/7,    disclosure-2014, 3.3.2",
                "disclosure-2019, 3.7/7,    disclosure-2014, 3.2",
                "disclosure-2019, 3.3.1/7,  disclosure-2014, 3.3.4.1",
                "disclosure-2019, 3.3.4/7,  disclosure-2014, -",
                "disclosure-2019, R.5,      disclosure-2014, 4",
                "disclosure-2019, R.1,      disclosure-2014, 4.1",
                "disclosure-2019, R.3,      disclosure-2014, -",
                "disclosure-2019, L1.5,     disclosure-2014, -",
                "disclosure-2021, 1/7,      disclosure-2019, 1/7",
                "disclosure-2021, 3.5.5/3,  disclosure-2019, 3.5.5/3",
                "disclosure-2021, 3.6.3/7,  disclosure-2019, -",
                "disclosure-2021, R.4,      disclosure-2019, R.4",
                "disclosure-2021, 20.1.2.1, disclosure-2019, 20.1.2.1",
                "disclosure-2021, 20.1.2.2, disclosure-2019, -",
                "disclosure-2021, 20.5.1.1, disclosure-2019, 20.5.1.3",
                "disclosure-2021, 20.8.1.1, disclosure-2019, -",
            })
    void cellsContinueByIndicatorNotByCode(String later, String code, String earlier, String expected) {
        assertThat(counterpart(later, code, earlier)).isEqualTo(expected);
    }

    @Test
    void aFormContinuesItselfCellByCell() {
        Form form = form("disclosure-2014");
        assertThat(Catalogue.counterparts(form, form)).isEqualTo(form.cells());
    }

    @Test
    void aSharedTitleMeansTheEditionOfTheYear() {
        String title = "政府信息公开工作年度报告";
        assertThat(CATALOGUE.formNamed(title, Period.ofYear(2020))).contains(form("disclosure-2019"));
        assertThat(CATALOGUE.formNamed(title, Period.ofYear(2022))).contains(form("disclosure-2021"));
        assertThat(CATALOGUE.formNamed(title, null)).isPresent();
        assertThat(CATALOGUE.formNamed("disclosure-2021", Period.ofYear(2014))).contains(form("disclosure-2021"));
        assertThat(CATALOGUE.formNamed("no such form", Period.ofYear(2020))).isEmpty();
    }

    @Test
    void theFingerprintChangesWithAnyFile(@TempDir Path folder) throws IOException {
        String text = "form: a\ntitle: t\nvalid-from: 2014\ntables: [{id: l, cells: [{code: n, label: n, unit: n}]}]\n";
        String before = CatalogueFiles.catalogue(folder, text).fingerprint();
        assertThat(CatalogueFiles.catalogue(folder, text).fingerprint()).isEqualTo(before);
        assertThat(CatalogueFiles.catalogue(folder, text + "# remark\n").fingerprint())
                .isNotEqualTo(before);
    }
}
