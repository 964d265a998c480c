package org.disclosurerollup.validation.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueReader;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.catalogue.UnitReader;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.submission.Submission;
import org.disclosurerollup.submission.SubmissionReader;
import org.disclosurerollup.submission.SubmissionSink;
import org.disclosurerollup.validation.Outcome;
import org.disclosurerollup.validation.Rule;
import org.disclosurerollup.validation.RuleBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules in {@code jobs/forms}. Whoever adds, loosens or removes one sees here which errors it is about. */
class ShippedRulesTests {

    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final Catalogue CATALOGUE = catalogue();
    private static final RuleBook RULES = RuleBook.compile(CATALOGUE);

    @SuppressWarnings("unused")
    private static final List<String> FORMS =
            CATALOGUE.forms().stream().map(Form::id).toList();

    private static final Map<String, RuleSetReport> REPORTS = CATALOGUE.forms().stream()
            .collect(Collectors.toMap(Form::id, form -> RuleSetCheck.check(form, rules(form.id()))));

    @ParameterizedTest
    @FieldSource("FORMS")
    void theRulesOfAFormAreSound(String form) {
        RuleSetReport report = REPORTS.get(form);

        assertThat(report.contradictions()).isEmpty();
        assertThat(report.neverFiring()).isEmpty();
        assertThat(report.duplicates()).isEmpty();
        assertThat(report.redundant()).isEmpty();
        assertThat(report.alwaysZero()).isEmpty();
        assertThat(report.unguarded()).isEmpty();
    }

    /**
     * In grids the sums across the columns follow from those down the rows and the other way round, but only while every
     * cell is filled; offices leave most of them blank.
     */
    @ParameterizedTest
    @CsvSource({
        "disclosure-2014, 0",
        "disclosure-2019, 37",
        "disclosure-2021, 41",
        "gansu-2008, 22",
        "self-assessment, 0",
        "work-report, 0"
    })
    void onlyTheSumsOfAGridFollowFromEachOtherWhileNothingIsBlank(String form, int formulas) {
        assertThat(REPORTS.get(form).redundantWhenComplete()).hasSize(formulas);
    }

    @ParameterizedTest
    @CsvSource({
        "disclosure-2014, 3",
        "disclosure-2019, 4",
        "disclosure-2021, 4",
        "gansu-2008, 0",
        "self-assessment, 0",
        "work-report, 43"
    })
    void cellsThatNoRuleWatchesAreKnown(String form, int cells) {
        assertThat(REPORTS.get(form).unwatched()).hasSize(cells);
    }

    @ParameterizedTest
    @FieldSource("FORMS")
    void aFormFilledFromItsRulesPassesAllOfThem(String form) {
        long[] figures = filled(form);

        assertThat(RuleFormula.all(rules(form)))
                .noneMatch(formula -> formula.formula().evaluate(figures, null) == Outcome.FAILED);
        assertThat(CATALOGUE.form(form).cells()).filteredOn(Cell::isFigure).allMatch(cell -> figures[cell.index()] > 0);
    }

    @ParameterizedTest
    @CsvSource({
        // form, +1, ×10, swapped digits, blanked, negative, 是/否
        "disclosure-2014, 24, 12, 20, 24, 0, 1",
        "disclosure-2019, 22, 19, 20, 22, 2, 0",
        "disclosure-2021, 10, 8, 9, 9, 0, 0",
        "gansu-2008, 0, 0, 0, 30, 0, 0",
        "self-assessment, 0, 0, 0, 1, 0, 0",
        "work-report, 81, 55, 71, 148, 0, 0"
    })
    void errorsThatNobodyCatchesInACompleteFormAreKnown(
            String form, int oneMore, int tenfold, int swapped, int blanked, int negative, int flipped) {
        MutationReport report = new MutationCheck(CATALOGUE.form(form), rules(form)).check(filled(form));

        assertThat(Arrays.stream(Mutation.values()).map(mutation -> uncaught(report, mutation)))
                .containsExactly(oneMore, tenfold, swapped, blanked, negative, flipped);
    }

    @ParameterizedTest
    @CsvSource({
        "disclosure-2014, 754",
        "disclosure-2019, 1108",
        "disclosure-2021, 971",
        "gansu-2008, 478",
        "self-assessment, 40",
        "work-report, 2101"
    })
    void errorsThatNobodyCatchesInFormsWithBlanksAreKnown(String form, int uncaught) {
        assertThat(uncaughtWithBlanks(form, rules(form))).isEqualTo(uncaught);
    }

    /** So the counts of the tests above change when any hard rule is removed. */
    @ParameterizedTest
    @MethodSource("hardRules")
    void everyHardRuleCatchesAnErrorThatNoOtherCatches(String form, String id) {
        List<Rule> others = rules(form).stream()
                .filter(rule -> !rule.definition().id().equals(id))
                .toList();

        assertThat(uncaughtWithBlanks(form, others)).isGreaterThan(uncaughtWithBlanks(form, rules(form)));
    }

    @Test
    void errorsPlantedInAFiledFormAreCaughtAsFarAsItIsFilled() throws IOException {
        Submission filed = filed("xianyang/2017/disclosure.csv");

        MutationReport report =
                new MutationCheck(filed.form(), rules(filed.form().id())).check(filed.figures());

        assertThat(report.trials().size()).isEqualTo(89);
        assertThat(report.uncaught().size()).isEqualTo(36);
    }

    private static int uncaught(MutationReport report, Mutation mutation) {
        return (int)
                report.of(mutation).stream().filter(trial -> !trial.isCaught()).count();
    }

    private static Stream<Arguments> hardRules() {
        return CATALOGUE.forms().stream()
                .flatMap(form -> form.rules().stream()
                        .filter(rule -> rule.severity() == Severity.HARD)
                        .map(rule -> Arguments.of(form.id(), rule.id())));
    }

    /** Over the complete form, and over forms in which one row, one column or one cell with its heading cell is filled. */
    private static int uncaughtWithBlanks(String id, List<Rule> rules) {
        Form form = CATALOGUE.form(id);
        MutationCheck check = new MutationCheck(form, rules);
        long[] complete = filled(id);
        int uncaught = check.check(complete).uncaught().size();
        for (Set<Cell> part : parts(form)) {
            long[] figures = new long[form.size()];
            Arrays.fill(figures, FixedPoint.BLANK);
            part.forEach(cell -> figures[cell.index()] = complete[cell.index()]);
            uncaught += check.check(figures).uncaught().size();
        }
        return uncaught;
    }

    private static Collection<Set<Cell>> parts(Form form) {
        Map<String, Set<Cell>> parts = new LinkedHashMap<>();
        for (Cell cell : form.cells()) {
            List<String> names = List.of(
                    cell.table() + " row " + cell.row(), cell.table() + " column " + cell.column(), cell.code());
            for (String name : names) {
                parts.computeIfAbsent(name, unused -> new LinkedHashSet<>()).add(cell);
            }
            Cell above = form.cell(cell.code().replaceFirst("[.][^.]*$", ""));
            if (above != null) {
                parts.get(cell.code()).add(above);
            }
        }
        return parts.values();
    }

    private static List<Rule> rules(String id) {
        List<Rule> rules = new ArrayList<>(RULES.rules(CATALOGUE.form(id)));
        rules.addAll(RULES.rulesLookingBack(CATALOGUE.form(id)));
        return rules;
    }

    private static long[] filled(String id) {
        return FilledForm.of(CATALOGUE.form(id), rules(id)).orElseThrow();
    }

    private static Catalogue catalogue() {
        try {
            return CatalogueReader.read(HOME.resolve("jobs/forms"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first submission of a sample file. */
    private static Submission filed(String source) throws IOException {
        SubmissionReader reader =
                new SubmissionReader(CATALOGUE, UnitReader.read(HOME.resolve("sample-data/units.csv")));
        List<Submission> submissions = new ArrayList<>();
        reader.read(HOME.resolve("sample-data/inbox").resolve(source), source, new SubmissionSink() {

            @Override
            public void submission(Submission submission) {
                submissions.add(submission);
            }

            @Override
            public void unattributed() {}

            @Override
            public void finding(Finding finding) {}
        });
        return submissions.get(0);
    }
}
