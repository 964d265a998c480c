package org.disclosurerollup.reporting.summary.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.Project;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueException;
import org.disclosurerollup.catalogue.CatalogueReader;
import org.disclosurerollup.catalogue.Form;
import org.junit.jupiter.api.Test;

/** The shipped template, and what is said of a wrong one. */
class SummaryTemplateReaderTests {

    private static List<String> problems(String... lines) {
        byte[] content = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        CatalogueException thrown =
                catchThrowableOfType(CatalogueException.class, () -> SummaryTemplateReader.read(content));
        return thrown.problems().stream().map(Object::toString).toList();
    }

    @Test
    void everyCellOfTheShippedTemplateIsInItsForm() throws Exception {
        Catalogue catalogue = CatalogueReader.read(Project.path("jobs", "forms"));
        SummaryTemplate template = SummaryTemplateReader.read(Project.path("jobs", "reports"));
        int checked = 0;
        for (SummaryTemplate.Section section : template.sections()) {
            for (SummaryTemplate.Part part : section.parts()) {
                for (String id : part.forms()) {
                    Form form = catalogue.form(id);
                    assertThat(form).as("line " + part.line() + " names " + id).isNotNull();
                    for (List<String> cells : cells(part)) {
                        assertThat(CellSum.cells(form, cells))
                                .as("line " + part.line())
                                .isNotEmpty();
                        checked++;
                    }
                }
            }
        }
        assertThat(checked).isGreaterThan(100);
    }

    private static List<List<String>> cells(SummaryTemplate.Part part) {
        List<List<String>> all = new ArrayList<>();
        part.paragraphs().forEach(paragraph -> {
            paragraph.conditions().forEach(condition -> all.add(condition.cells()));
            paragraph.text().placeholders().stream()
                    .filter(place -> !place.isWord())
                    .forEach(place -> {
                        all.add(place.cells());
                        if (!place.whole().isEmpty()) {
                            all.add(place.whole());
                        }
                    });
        });
        part.tables().stream()
                .map(SummaryTemplate.TableSpec::cells)
                .filter(cells -> !cells.isEmpty())
                .forEach(all::add);
        part.charts().stream().map(SummaryTemplate.ChartSpec::cells).forEach(all::add);
        return all;
    }

    @Test
    void namesEveryMistakeWithItsLine() {
        assertThat(problems(
                        "title: \"{地点}报告\"",
                        "growth:",
                        "  同比: {增家: 增加}",
                        "sections:",
                        "  - heading: 概述",
                        "    parts:",
                        "      - form: disclosure-2014",
                        "        paragraphs:",
                        "          - 公开{[1.1]。",
                        "          - 公开{[1.1] 同期}。",
                        "          - {when: \"[4] ist 0\", text: 没有。}",
                        "        tables:",
                        "          - {show: cels, cells: [\"1.1\"]}",
                        "        chart: x",
                        "      - paragraphs:",
                        "          - 公开{[1.1]}。"))
                .anySatisfy(one -> assertThat(one).startsWith("summary.yml:1: '{地点}' is not known; known: 地区, 年"))
                .anySatisfy(one -> assertThat(one).startsWith("summary.yml:3: '增家' is no case of growth"))
                .anySatisfy(one -> assertThat(one).startsWith("summary.yml:9: a { stands without its }"))
                .anySatisfy(one -> assertThat(one).startsWith("summary.yml:10: '同期' is not known behind a cell"))
                .anySatisfy(one -> assertThat(one).startsWith("summary.yml:11: '[4] ist 0' is no condition"))
                .anySatisfy(one -> assertThat(one).startsWith("summary.yml:13: 'show' must be one of cells, units"))
                .anySatisfy(one -> assertThat(one).startsWith("summary.yml:14: 'chart' is not known here"))
                .anySatisfy(one -> assertThat(one).startsWith("summary.yml:16: a figure needs the form"))
                .hasSize(8);
    }
}
