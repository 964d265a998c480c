package org.disclosurerollup.reporting.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disclosurerollup.Project;
import org.disclosurerollup.catalogue.CatalogueReader;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.catalogue.UnitKind;
import org.disclosurerollup.submission.FilledCells;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.submission.Scope;
import org.disclosurerollup.submission.Submission;
import org.disclosurerollup.validation.Formula;
import org.disclosurerollup.validation.Outcome;
import org.disclosurerollup.validation.Rule;
import org.disclosurerollup.validation.RuleBook;
import org.disclosurerollup.validation.Validator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks in the sheet say failed exactly where the program's own rules do, for whatever is filled in. */
class TemplateChecksTests {

    private static final int FILLINGS = 40;
    private static final Map<Outcome, String> WORDS =
            Map.of(Outcome.PASSED, "符合", Outcome.FAILED, "不符", Outcome.UNDECIDED, "未判定");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "disclosure-2014, 2016, DEPARTMENT",
        "disclosure-2014, 2016, COUNTY",
        "disclosure-2019, 2020, TOWNSHIP",
        "disclosure-2021, 2023, COUNTY",
        "gansu-2008, 2010, COUNTY",
        "self-assessment, 2017, DEPARTMENT",
        "work-report, 2017, CITY",
    })
    void sheetSaysWhatTheRulesSay(String id, int year, UnitKind kind) throws IOException {
        Form form = CatalogueReader.read(Project.path("jobs", "forms")).form(id);
        RuleBook rules = RuleBook.compile(form);
        RandomAnswers answers = new RandomAnswers(form, rules, new Random(year));
        Period period = Period.ofYear(year);
        Map<Outcome, Integer> seen = new EnumMap<>(Outcome.class);
        long[] before = answers.figures();
        Path file = folder.resolve("form.xlsx");
        new TemplateWriter(form, period, rules).write(new Recipient(unit(kind), Scope.OWN, before), file);

        try (FilledTemplate template = new FilledTemplate(file)) {
            for (int i = 0; i < FILLINGS; i++) {
                List<String> texts = answers.next();
                Submission submission = new Submission("u", kind, form, period, Scope.OWN, 0, null, "f", 1);
                for (int cell = 0; cell < form.size(); cell++) {
                    template.type(cell, texts.get(cell));
                    FilledCells.put(submission, form.cells().get(cell).code(), texts.get(cell));
                }
                template.calculate();

                compare(template, submission, rules, before, seen);
            }
        }
        assertThat(seen).containsKeys(Outcome.FAILED, Outcome.PASSED, Outcome.UNDECIDED);
    }

    private static Unit unit(UnitKind kind) {
        return new Unit("u", "某单位", kind, null, LocalDate.MIN, LocalDate.MAX, List.of(), 1);
    }

    private static void compare(
            FilledTemplate template, Submission submission, RuleBook rules, long[] before, Map<Outcome, Integer> seen) {
        Form form = submission.form();
        long[] figures = submission.figuresForRules();
        List<FilledTemplate.Line> lines = template.lines();
        Map<String, List<FilledTemplate.Line>> byRule =
                lines.stream().collect(Collectors.groupingBy(FilledTemplate.Line::rule));
        List<Rule> asked = Stream.concat(rules.rules(form).stream(), rules.rulesLookingBack(form).stream())
                .filter(rule -> rule.asks(submission.unitKind()))
                .toList();
        for (Rule rule : asked) {
            List<Outcome> outcomes = rule.formulas().stream()
                    .map(formula -> formula.evaluate(figures, before))
                    .toList();
            outcomes.forEach(outcome -> seen.merge(outcome, 1, Integer::sum));
            List<FilledTemplate.Line> ofRule = byRule.remove(rule.definition().id());
            List<String> shown =
                    ofRule.stream().map(FilledTemplate.Line::outcome).toList();
            assertThat(shown)
                    .as(rule.definition().id() + " " + Arrays.toString(figures))
                    .isEqualTo(
                            shown.size() < outcomes.size()
                                    ? List.of(WORDS.get(together(outcomes)))
                                    : outcomes.stream().map(WORDS::get).toList());
        }
        assertThat(byRule).isEmpty();
        checkMarks(template, form, asked, figures, before);
        Set<String> failed = lines.stream()
                .filter(line -> line.outcome().equals("不符"))
                .map(FilledTemplate.Line::rule)
                .filter(rule -> rules.rules(form).stream()
                        .anyMatch(one -> one.definition().id().equals(rule)))
                .collect(Collectors.toSet());
        assertThat(failed)
                .isEqualTo(new Validator(rules)
                        .check(submission).findings().stream()
                                .map(Finding::rule)
                                .collect(Collectors.toSet()));
        String shown = template.shown(template.entry.getRow(4).getCell(1));
        assertThat(shown)
                .isEqualTo("错误 %d 处,提示 %d 处".formatted(count(lines, Severity.HARD), count(lines, Severity.SOFT)));
    }

    private static long count(List<FilledTemplate.Line> lines, Severity severity) {
        return lines.stream()
                .filter(line -> line.outcome().equals("不符") && line.severity().equals(severity.label()))
                .count();
    }

    /** A limit of many cells has one line. */
    private static Outcome together(List<Outcome> outcomes) {
        if (outcomes.contains(Outcome.FAILED)) {
            return Outcome.FAILED;
        }
        return outcomes.contains(Outcome.PASSED) ? Outcome.PASSED : Outcome.UNDECIDED;
    }

    /** Cells of failed rules are marked, each at least by one of the cells it looks at; no others are. */
    private static void checkMarks(
            FilledTemplate template, Form form, List<Rule> asked, long[] figures, long[] before) {
        List<String> states = new ArrayList<>();
        for (int cell = 0; cell < form.size(); cell++) {
            states.add(template.state(cell));
        }
        boolean[] suspect = new boolean[form.size()];
        for (Rule rule : asked) {
            for (Formula formula : rule.formulas()) {
                if (formula.evaluate(figures, before) == Outcome.FAILED) {
                    String least = rule.definition().severity() == Severity.HARD ? "2" : "1";
                    List<Integer> cells = Stream.of(formula.left(), formula.right())
                            .flatMap(side -> Arrays.stream(side.cells()).boxed())
                            .toList();
                    assertThat(cells)
                            .as(rule.definition().id())
                            .anyMatch(cell -> states.get(cell).compareTo(least) >= 0);
                    cells.forEach(cell -> suspect[cell] = true);
                }
            }
        }
        for (int cell = 0; cell < form.size(); cell++) {
            assertThat(suspect[cell] || states.get(cell).equals("0"))
                    .as(form.cells().get(cell).code() + " " + states.get(cell) + " "
                            + FixedPoint.toText(
                                    figures[cell], form.cells().get(cell).decimals()))
                    .isTrue();
        }
    }
}
