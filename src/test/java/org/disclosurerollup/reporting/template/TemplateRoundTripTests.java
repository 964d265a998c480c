package org.disclosurerollup.reporting.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueReader;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.catalogue.UnitReader;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.submission.FilledCells;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.submission.Scope;
import org.disclosurerollup.submission.Submission;
import org.disclosurerollup.submission.SubmissionReader;
import org.disclosurerollup.submission.SubmissionSink;
import org.disclosurerollup.validation.RuleBook;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed into a form that was sent out is read back as it was typed, and nothing else is. */
class TemplateRoundTripTests {

    @TempDir
    Path folder;

    private static final class Read implements SubmissionSink {

        private final List<Submission> submissions = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();

        @Override
        public void submission(Submission submission) {
            submissions.add(submission);
        }

        @Override
        public void unattributed() {}

        @Override
        public void finding(Finding finding) {
            findings.add(finding);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "disclosure-2014, 2017, d",
        "disclosure-2014, 2017, c_x0041_<&",
        "disclosure-2019, 2020, d",
        "disclosure-2021, 2023, c_x0041_<&",
        "gansu-2008, 2010, d",
        "self-assessment, 2017, d",
        "work-report, 2017, c_x0041_<&",
    })
    void figuresComeBackAsTheyWereTyped(String id, int year, String code) throws IOException {
        Catalogue catalogue = CatalogueReader.read(Project.path("jobs", "forms"));
        Form form = catalogue.form(id);
        Path file = folder.resolve("units.csv");
        Office.write(
                file,
                "code,name,kind,parent,valid_from,valid_to",
                "c_x0041_<&,\"=某县,\"\"东\"\"\",county,,,",
                "d,某县教育局,department,c_x0041_<&,,");
        UnitRegister units = UnitReader.read(file);
        RuleBook rules = RuleBook.compile(form);
        Period period = Period.ofYear(year);
        RandomAnswers answers = new RandomAnswers(form, rules, new Random(id.length() + year));
        Unit unit = units.ofCode(code).get(0);
        Scope scope = unit.kind().isArea() ? Scope.AREA : Scope.OWN;
        Path workbook = folder.resolve("form.xlsx");
        new TemplateWriter(form, period, rules).write(new Recipient(unit, scope, answers.figures()), workbook);

        for (int i = 0; i < 12; i++) {
            List<String> texts = answers.next();
            Submission typed = new Submission(code, unit.kind(), form, period, scope, 0, null, "form.csv", 1);
            Submission read;
            try (FilledTemplate template = new FilledTemplate(workbook)) {
                for (int cell = 0; cell < form.size(); cell++) {
                    template.type(cell, texts.get(cell));
                    FilledCells.put(typed, form.cells().get(cell).code(), texts.get(cell));
                }
                template.save(folder.resolve("form-filled.xlsx"));
                read = read(catalogue, units, template.csv());
            }
            Read direct = new Read();
            new SubmissionReader(catalogue, units).read(folder.resolve("form-filled.xlsx"), "form-filled.xlsx", direct);
            assertThat(direct.findings).isEmpty();
            assertThat(direct.submissions).hasSize(1);
            for (Submission one : direct.submissions) {
                assertThat(one.unitCode()).isEqualTo(code);
                assertThat(one.scope()).isEqualTo(scope);
                assertThat(figures(one)).containsExactlyEntriesOf(figures(typed));
                assertThat(one.received()).isEqualTo(typed.received());
                assertThat(one.findings())
                        .filteredOn(found -> !found.rule().equals("no-figures"))
                        .isEmpty();
            }

            assertThat(read.unitCode()).isEqualTo(code);
            assertThat(read.form().id()).isEqualTo(id);
            assertThat(read.period()).isEqualTo(period);
            assertThat(read.scope()).isEqualTo(scope);
            assertThat(figures(read)).containsExactlyEntriesOf(figures(typed));
            assertThat(read.received()).isEqualTo(typed.received());
            assertThat(read.findings())
                    .filteredOn(found -> !found.rule().equals("no-figures"))
                    .isEmpty();
        }
    }

    private static Map<String, String> figures(Submission submission) {
        Map<String, String> figures = new TreeMap<>();
        for (Cell cell : submission.form().cells()) {
            figures.put(cell.code(), FixedPoint.toText(submission.figures()[cell.index()], cell.decimals()));
        }
        return figures;
    }

    private Submission read(Catalogue catalogue, UnitRegister units, String csv) throws IOException {
        Path file = folder.resolve("form.csv");
        Files.writeString(file, csv);
        Read read = new Read();
        new SubmissionReader(catalogue, units).read(file, "form.csv", read);
        assertThat(read.findings).isEmpty();
        assertThat(read.submissions).hasSize(1);
        return read.submissions.get(0);
    }
}
