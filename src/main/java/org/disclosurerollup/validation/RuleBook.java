package org.disclosurerollup.validation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueException;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Problem;
import org.disclosurerollup.catalogue.RuleDefinition;

/** All rules of all forms, compiled. */
public final class RuleBook {

    private final Map<String, List<Rule>> byForm = new HashMap<>();
    private final Map<String, List<Rule>> lookingBackByForm = new HashMap<>();

    private RuleBook() {}

    /** @throws CatalogueException with every formula that cannot be compiled, by file and line */
    public static RuleBook compile(Catalogue catalogue) {
        return compile(catalogue.forms());
    }

    /** The rules of one form. */
    public static RuleBook compile(Form form) {
        return compile(List.of(form));
    }

    private static RuleBook compile(Collection<Form> forms) {
        RuleBook book = new RuleBook();
        List<Problem> problems = new ArrayList<>();
        for (Form form : forms) {
            List<Rule> rules = new ArrayList<>();
            for (RuleDefinition definition : form.rules()) {
                try {
                    rules.add(compile(form, definition));
                } catch (FormulaException | ArithmeticException e) {
                    problems.add(new Problem(
                            form.id() + ".yml", definition.line(), "rule " + definition.id() + ": " + e.getMessage()));
                }
            }
            book.byForm.put(
                    form.id(), rules.stream().filter(rule -> !rule.looksBack()).toList());
            book.lookingBackByForm.put(
                    form.id(), rules.stream().filter(Rule::looksBack).toList());
        }
        if (!problems.isEmpty()) {
            throw new CatalogueException(problems);
        }
        return book;
    }

    private static Rule compile(Form form, RuleDefinition definition) {
        if (definition.each().isEmpty()) {
            return new Rule(
                    definition, List.of(FormulaParser.parse(form, definition.formula(), definition.conditions())));
        }
        List<Formula> formulas = new ArrayList<>();
        for (String each : definition.each()) {
            List<String> conditions = definition.conditions().stream()
                    .map(condition -> insert(condition, each))
                    .toList();
            formulas.add(FormulaParser.parse(form, insert(definition.formula(), each), conditions));
        }
        return new Rule(definition, List.copyOf(formulas));
    }

    /** The formula with each {@code *} inside brackets replaced; outside it multiplies. */
    private static String insert(String formula, String each) {
        StringBuilder text = new StringBuilder();
        boolean inCell = false;
        for (int i = 0; i < formula.length(); i++) {
            char c = formula.charAt(i);
            inCell = c == '[' || inCell && c != ']';
            text.append(inCell && c == '*' ? each : String.valueOf(c));
        }
        return text.toString();
    }

    /** The rules that look at one submission by itself. */
    public List<Rule> rules(Form form) {
        return byForm.getOrDefault(form.id(), List.of());
    }

    /** Which cells are sums of which others, by the form's rules, in their order. */
    public List<PartList> partLists(Form form) {
        return rules(form).stream()
                .flatMap(rule -> rule.formulas().stream())
                .flatMap(formula -> PartList.of(formula, form).stream())
                .toList();
    }

    /** Which cells add up to the same as others, by the form's rules, in their order; sums of parts among them. */
    public List<Equation> equations(Form form) {
        return rules(form).stream()
                .flatMap(rule -> rule.formulas().stream())
                .flatMap(formula -> Equation.of(formula, form).stream())
                .toList();
    }

    /** The rules that also look at the year before. */
    public List<Rule> rulesLookingBack(Form form) {
        return lookingBackByForm.getOrDefault(form.id(), List.of());
    }
}
