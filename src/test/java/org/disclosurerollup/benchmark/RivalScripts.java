package org.disclosurerollup.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.disclosurerollup.Project;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.RollUp;

/**
 * Fills the SQL under {@code src/benchmark} with what follows from the form: a column for each cell, the sums over
 * them, and the rules. A cell is column {@code c1}, {@code c2} … by its place in the form, the number of filings that
 * fill it {@code n1}, {@code n2} ….
 */
final class RivalScripts {
    private static final Pattern NAME = Pattern.compile("\\{\\{(\\w+)}}");

    private final Form form;
    private final NationalYears data;

    /** Whether 是 and 否 were made numbers by loading. */
    private final boolean numericYes;

    RivalScripts(Form form, NationalYears data, boolean numericYes) {
        for (Cell cell : form.cells()) {
            if (cell.rollUp() == RollUp.MEAN || cell.rollUp() == RollUp.RATE) {
                throw new IllegalArgumentException("the scripts add only: " + cell.code());
            }
        }
        this.form = form;
        this.data = data;
        this.numericYes = numericYes;
    }

    /** Writes a script with everything filled in; {@code more} are names besides those that the form gives. */
    Path fill(String template, Path target, Map<String, String> more) throws IOException {
        Map<String, String> names = new HashMap<>(fragments());
        names.putAll(more);
        String text = Files.readString(Project.path("src", "benchmark").resolve(template));
        String filled = NAME.matcher(text).replaceAll(match -> {
            if (!names.containsKey(match.group(1))) {
                throw new IllegalArgumentException(template + ": " + match.group());
            }
            return Matcher.quoteReplacement(names.get(match.group(1)));
        });
        Files.createDirectories(target.toAbsolutePath().getParent());
        return Files.writeString(target, filled);
    }

    /** What a script is told besides the form: its year, the one beside it, and where to write. */
    static Map<String, String> names(int year, Path out) {
        int other = NationalYears.YEARS.get(0) + NationalYears.YEARS.get(1) - year;
        return Map.of(
                "year",
                "" + year,
                "other_year",
                "" + other,
                "out",
                out.toAbsolutePath().toString());
    }

    private Map<String, String> fragments() {
        List<RuleSql.Check> checks = new RuleSql(form, this::column).checks();
        List<RuleSql.Check> now =
                checks.stream().filter(check -> !check.looksBack()).toList();
        List<RuleSql.Check> back =
                checks.stream().filter(RuleSql.Check::looksBack).toList();
        Map<String, String> names = new HashMap<>();
        names.put("form", form.id());
        names.put("units_csv", data.units().toAbsolutePath().toString());
        names.put("inbox", data.inbox().toAbsolutePath().toString());
        names.put(
                "cells",
                figures(cell -> "(%d, %s, %s, %s)"
                        .formatted(
                                cell.index() + 1,
                                literal(cell.code()),
                                literal(cell.label()),
                                literal(cell.unitOfMeasure()))));
        names.put("columns", all(cell -> name(cell) + " " + type(cell)));
        names.put("file_columns", fileColumns(RivalScripts::name));
        names.put("file_types", fileColumns(cell -> literal(name(cell)) + ": " + literal(fileType(cell))));
        names.put("loaded_columns", all(cell -> isYes(cell) ? yes(name(cell)) + " as " + name(cell) : name(cell)));
        names.put(
                "sums_of_filings",
                figures(cell -> "sum(%s)%s as %s, count(%s) as %s"
                        .formatted(
                                column("f", cell),
                                numericYes ? "::decimal(18, 2)" : "",
                                name(cell),
                                column("f", cell),
                                count(cell))));
        names.put(
                "sums_of_parts",
                figures(cell -> "sum(%1$s) as %1$s, sum(%2$s) as %2$s".formatted(name(cell), count(cell))));
        names.put("broken", condition(now));
        names.put("broken_rules", values(now));
        names.put("broken_rule_list", structs(now));
        names.put("broken_looking_back", condition(back));
        names.put("broken_rules_looking_back", values(back));
        names.put("broken_rule_list_looking_back", structs(back));
        List<Cell> asked = form.cells().stream()
                .filter(cell -> condition(back).matches("(?s).*\\b" + name(cell) + "\\b.*"))
                .toList();
        names.put(
                "pivot_looking_back",
                join(
                        asked.stream(),
                        cell -> "max(v.value) filter (where v.position = %d) as %s"
                                .formatted(cell.index() + 1, name(cell))));
        names.put("positions_looking_back", join(asked.stream(), cell -> "" + (cell.index() + 1)));
        names.put("totals", figures(cell -> "(%d, t.%s, t.%s)".formatted(cell.index() + 1, name(cell), count(cell))));
        names.put("of_whole", figures(cell -> "(%d, t.%2$s, w.%2$s)".formatted(cell.index() + 1, name(cell))));
        names.put(
                "compared",
                figures(cell -> "(%d, t.%2$s, b.%2$s, w.%2$s, v.%2$s, %3$s, %4$s)"
                        .formatted(cell.index() + 1, name(cell), paired("t", "x", cell), paired("b", "y", cell))));
        names.put(
                "unpivoted", figures(cell -> "(%s, %s) as '%d'".formatted(name(cell), count(cell), cell.index() + 1)));
        return names;
    }

    /** What is left of a sum without the filings of units that did not file in the other year. */
    private static String paired(String all, String unpaired, Cell cell) {
        return "case when %1$s.%4$s > coalesce(%2$s.%4$s, 0) then %1$s.%3$s - coalesce(%2$s.%3$s, 0) end"
                .formatted(all, unpaired, name(cell), count(cell));
    }

    private String all(Function<Cell, String> sql) {
        return join(form.cells().stream(), sql);
    }

    private String figures(Function<Cell, String> sql) {
        return join(form.cells().stream().filter(Cell::isFigure), sql);
    }

    /** In the order of the files. */
    private String fileColumns(Function<Cell, String> sql) {
        return join(StreamSupport.stream(Filing.codes().spliterator(), false).map(form::cell), sql);
    }

    private static String join(Stream<Cell> cells, Function<Cell, String> sql) {
        return cells.map(sql).collect(Collectors.joining(",\n    "));
    }

    private static String condition(List<RuleSql.Check> checks) {
        return checks.stream().map(RuleSql.Check::broken).collect(Collectors.joining("\n   or ", "(", ")"));
    }

    private static String values(List<RuleSql.Check> checks) {
        return checks.stream()
                .map(check -> "('%s', '%s', %s)".formatted(check.rule(), check.severity(), check.broken()))
                .collect(Collectors.joining(",\n    "));
    }

    private static String structs(List<RuleSql.Check> checks) {
        return checks.stream()
                .map(check -> "{'rule': '%s', 'severity': '%s', 'broken': %s}"
                        .formatted(check.rule(), check.severity(), check.broken()))
                .collect(Collectors.joining(",\n    "));
    }

    private String column(String alias, Cell cell) {
        String column = alias + "." + name(cell);
        return isYes(cell) && !numericYes ? yes(column) : column;
    }

    private static boolean isYes(Cell cell) {
        return cell.rollUp() == RollUp.COUNT_YES;
    }

    private static String yes(String column) {
        return "(case " + column + " when '是' then 1 when '否' then 0 end)";
    }

    private static String name(Cell cell) {
        return "c" + (cell.index() + 1);
    }

    private static String count(Cell cell) {
        return "n" + (cell.index() + 1);
    }

    private String type(Cell cell) {
        return isYes(cell) && numericYes ? "bigint" : fileType(cell);
    }

    private static String fileType(Cell cell) {
        return isYes(cell) || !cell.isFigure()
                ? "text"
                : cell.decimals() == 0 ? "bigint" : "decimal(14, " + cell.decimals() + ")";
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
