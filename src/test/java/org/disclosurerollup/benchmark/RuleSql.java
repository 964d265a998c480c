package org.disclosurerollup.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.RuleDefinition;
import org.disclosurerollup.catalogue.UnitKind;

/**
 * Translates the rules of a form to SQL conditions that are true where a rule is broken, and null or false otherwise.
 * Reads the text of the formulas itself, so that it is an oracle for the program's own compiler as well. Figures are
 * columns in their unit of measure; a blank is null.
 */
final class RuleSql {
    private static final Pattern RELATION = Pattern.compile("<=|>=|<>|=|<|>");
    private static final Pattern FUNCTION = Pattern.compile("\\s*(max|min|filled)\\((.*)\\)\\s*");
    private static final Pattern TERM = Pattern.compile("\\s*([+-]?)\\s*(?:(?<sum>sum\\((?<items>[^)]*)\\))"
            + "|(?:(?<factor>\\d+(?:\\.\\d+)?)\\s*\\*\\s*)?\\[(?<cell>[^\\]]+)\\](?<previous>@previous)?"
            + "|(?<number>\\d+(?:\\.\\d+)?|是|否))\\s*");

    private final Form form;
    private final BiFunction<String, Cell, String> column;

    /** @param column the SQL of a cell, given the alias of this year's filing ({@code f}) or last year's ({@code p}) */
    RuleSql(Form form, BiFunction<String, Cell, String> column) {
        this.form = form;
        this.column = column;
    }

    /** One formula, as {@code for-each} gives it. */
    record Check(String rule, String severity, String broken, boolean looksBack) {}

    /** @param value blank is null; {@code margin} is how far rounding may have moved it, empty where figures are exact */
    private record Side(String value, List<String> margins, List<String> previous) {}

    /** Every formula of every rule, in the form's order. */
    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        for (RuleDefinition rule : form.rules()) {
            List<String> each = rule.each().isEmpty() ? List.of("") : rule.each();
            for (String one : each) {
                List<String> all = new ArrayList<>();
                if (rule.filedBy().size() < UnitKind.values().length) {
                    all.add("f.kind in ("
                            + rule.filedBy().stream()
                                    .map(kind -> "'" + kind.code() + "'")
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + ")");
                }
                rule.conditions().forEach(condition -> all.add(holds(insert(condition, one))));
                String formula = insert(rule.formula(), one);
                all.add("not " + holds(formula));
                checks.add(new Check(
                        rule.id(),
                        rule.severity().code(),
                        "(" + String.join(" and ", all) + ")",
                        (formula + rule.conditions()).contains("@previous")));
            }
        }
        return checks;
    }

    private static String insert(String formula, String each) {
        return formula.replaceAll("\\[\\*([^\\]]*)\\]", "[" + Matcher.quoteReplacement(each) + "$1]");
    }

    /** Null where a side is blank or a figure of last year is missing. */
    private String holds(String formula) {
        Matcher relation = RELATION.matcher(formula);
        if (!relation.find()) {
            throw new IllegalArgumentException("no comparison: " + formula);
        }
        Side left = side(formula.substring(0, relation.start()));
        Side right = side(formula.substring(relation.end()));
        List<String> margins = new ArrayList<>(left.margins);
        margins.addAll(right.margins);
        List<String> previous = new ArrayList<>(left.previous);
        previous.addAll(right.previous);
        String compared = compare(left.value, relation.group(), right.value, String.join(" + ", margins));
        return previous.isEmpty()
                ? "(" + compared + ")"
                : "(case when " + String.join(" and ", previous) + " then " + compared + " end)";
    }

    private static String compare(String left, String relation, String right, String margin) {
        if (margin.isEmpty()) {
            return left + " " + relation + " " + right;
        }
        String difference = left + " - (" + right + ")";
        return switch (relation) {
            case "=" -> "abs(" + difference + ") <= " + margin;
            case "<>" -> "abs(" + difference + ") > " + margin;
            case "<=", "<" -> difference + " " + relation + " " + margin;
            default -> difference + " " + relation + " -(" + margin + ")";
        };
    }

    private Side side(String text) {
        Matcher function = FUNCTION.matcher(text);
        if (function.matches()) {
            List<Cell> cells = items(function.group(2), function.group(1).equals("filled"));
            return switch (function.group(1)) {
                case "filled" ->
                    new Side(
                            cells.stream()
                                    .map(cell -> "case when " + raw("f", cell) + " is null then 0 else 1 end")
                                    .collect(Collectors.joining(" + ", "(", ")")),
                            List.of(),
                            List.of());
                case "max" -> extreme("greatest", cells);
                default -> extreme("least", cells);
            };
        }
        return sum(text);
    }

    private Side extreme(String function, List<Cell> cells) {
        String margins = cells.stream()
                .filter(cell -> cell.decimals() > 0)
                .map(cell -> margin("f", cell, "1"))
                .collect(Collectors.joining(", "));
        return new Side(
                cells.stream().map(cell -> raw("f", cell)).collect(Collectors.joining(", ", function + "(", ")")),
                margins.isEmpty() ? List.of() : List.of("greatest(" + margins + ")"),
                List.of());
    }

    private Side sum(String text) {
        List<String> terms = new ArrayList<>();
        List<String> filled = new ArrayList<>();
        List<String> margins = new ArrayList<>();
        List<String> previous = new ArrayList<>();
        Matcher term = TERM.matcher(text);
        int at = 0;
        for (; at < text.length() && term.find(at) && term.start() == at; at = term.end()) {
            String sign = term.group(1).equals("-") ? "- " : "+ ";
            if (term.group("number") != null) {
                String number = term.group("number");
                terms.add(sign + (number.equals("是") ? "1" : number.equals("否") ? "0" : number));
                continue;
            }
            boolean back = term.group("previous") != null;
            String factor = term.group("factor") == null ? "1" : term.group("factor");
            List<Cell> cells =
                    term.group("sum") == null ? List.of(cell(term.group("cell"))) : items(term.group("items"), false);
            for (Cell cell : cells) {
                String value = raw(back ? "p" : "f", cell);
                filled.add(value + " is not null");
                terms.add(sign + "coalesce(" + value + ", 0)" + (factor.equals("1") ? "" : " * " + factor));
                if (back) {
                    previous.add(value + " is not null");
                }
                if (cell.decimals() > 0) {
                    margins.add(margin(back ? "p" : "f", cell, factor));
                }
            }
        }
        if (at < text.length() || terms.isEmpty()) {
            throw new IllegalArgumentException("not understood: " + text);
        }
        String value = String.join(" ", terms).replaceFirst("^\\+ ", "");
        if (filled.isEmpty()) {
            return new Side("(" + value + ")", margins, previous);
        }
        if (terms.size() == 1 && value.startsWith("coalesce(")) {
            // A single cell is blank or itself.
            return new Side("(" + value.replaceFirst("coalesce\\((.*), 0\\)", "$1") + ")", margins, previous);
        }
        return new Side("(case when " + String.join(" or ", filled) + " then " + value + " end)", margins, previous);
    }

    /** Half of the figure's last printed unit, nothing where it is blank. */
    private String margin(String alias, Cell cell, String factor) {
        String half = "0." + "0".repeat(cell.decimals()) + "5";
        return "case when " + raw(alias, cell) + " is null then 0 else " + half + " * " + factor + " end";
    }

    private List<Cell> items(String text, boolean texts) {
        List<Cell> cells = new ArrayList<>();
        for (String item : text.split(",")) {
            String[] ends = item.split("\\] *\\.\\. *\\[");
            Cell first = cell(ends[0].replaceAll("[\\[\\] ]", ""));
            if (ends.length == 1) {
                cells.add(first);
                continue;
            }
            Cell last = cell(ends[1].replaceAll("[\\[\\] ]", ""));
            for (Cell cell : form.cells().subList(first.index(), last.index() + 1)) {
                boolean inLine = cell.depth() == first.depth()
                        && (cell.column() == null || cell.column().equals(first.column()));
                if (inLine && (texts || cell.isFigure())) {
                    cells.add(cell);
                }
            }
        }
        return cells;
    }

    private Cell cell(String code) {
        Cell cell = form.cell(code);
        if (cell == null) {
            throw new IllegalArgumentException("no cell " + code);
        }
        return cell;
    }

    private String raw(String alias, Cell cell) {
        return column.apply(alias, cell);
    }
}
