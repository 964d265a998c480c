package org.disclosurerollup.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.RuleDefinition;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.validation.Rule;
import org.disclosurerollup.validation.ruleset.RuleFormula;
import org.disclosurerollup.validation.ruleset.RuleSetReport;
import org.disclosurerollup.validation.ruleset.RuleSetReport.Contradiction;
import org.disclosurerollup.validation.ruleset.RuleSetReport.Duplicate;
import org.disclosurerollup.validation.ruleset.RuleSetReport.Redundancy;

/** Prints what an examination of a form's rules found: a line for each kind with its count, below it what it is about. */
final class RuleSetTable {

    private final PrintWriter out;

    RuleSetTable(PrintWriter out) {
        this.out = out;
    }

    void print(RuleSetReport report, List<Rule> rules) {
        long figures = report.form().cells().stream().filter(Cell::isFigure).count();
        long hard = rules.stream()
                .filter(rule -> rule.definition().severity() == Severity.HARD)
                .count();
        out.println();
        out.println(report.form().id() + "  " + report.form().title());
        out.printf("  cells: %d, %d with figures%n", report.form().size(), figures);
        out.printf(
                "  rules: %d (%d hard, %d soft), %d formulas%n",
                rules.size(), hard, rules.size() - hard, report.formulas());
        count("contradictions", report.contradictions().size());
        report.contradictions().forEach(this::print);
        formulas("never firing", report.neverFiring());
        count("duplicates", report.duplicates().size());
        for (Duplicate duplicate : report.duplicates()) {
            out.println("    " + name(duplicate.formula()) + " says the same as " + name(duplicate.of()));
        }
        redundancies("redundant", report.redundant());
        redundancies("redundant while no cell is blank", report.redundantWhenComplete());
        cells("cells that can only be zero", report.alwaysZero());
        cells("cells that no rule watches", report.unwatched());
        cells("cells without a rule against negative figures", report.unguarded());
    }

    private void count(String what, int count) {
        out.printf("  %s: %s%n", what, count == 0 ? "none" : Integer.toString(count));
    }

    private void print(Contradiction contradiction) {
        out.printf("    %s: no complete form can pass%n", contradiction.isHard() ? "hard" : "soft");
        for (RuleFormula formula : contradiction.rules()) {
            RuleDefinition definition = formula.rule().definition();
            out.printf("      %s  %s  %s%n", name(formula), definition.fullText(), definition.text());
        }
    }

    private void formulas(String what, List<RuleFormula> formulas) {
        count(what, formulas.size());
        byRule(formulas, Function.identity())
                .forEach((rule, of) -> out.println("    " + rule.definition().id() + each(of) + "  "
                        + rule.definition().text()));
    }

    private void redundancies(String what, List<Redundancy> redundancies) {
        count(what, redundancies.size());
        byRule(redundancies, Redundancy::formula).forEach((rule, of) -> {
            Set<String> from = new LinkedHashSet<>();
            of.forEach(redundancy -> redundancy.from().forEach(formula -> from.add(formula.id())));
            List<RuleFormula> formulas = of.stream().map(Redundancy::formula).toList();
            out.println("    " + rule.definition().id() + each(formulas) + " follows from "
                    + (from.isEmpty() ? "nothing" : String.join(", ", from)));
        });
    }

    private static <T> Map<Rule, List<T>> byRule(List<T> things, Function<T, RuleFormula> formula) {
        Map<Rule, List<T>> byRule = new LinkedHashMap<>();
        things.forEach(thing -> byRule.computeIfAbsent(formula.apply(thing).rule(), rule -> new ArrayList<>())
                .add(thing));
        return byRule;
    }

    private static String each(List<RuleFormula> formulas) {
        List<String> each = formulas.stream()
                .map(RuleFormula::each)
                .filter(name -> !name.isEmpty())
                .toList();
        return each.isEmpty() ? "" : " for " + String.join(" ", each);
    }

    private static String name(RuleFormula formula) {
        return formula.id() + each(List.of(formula));
    }

    private void cells(String what, List<Cell> cells) {
        count(what, cells.size());
        for (Cell cell : cells) {
            out.println("    [" + cell.code() + "]  " + cell.label());
        }
    }
}
