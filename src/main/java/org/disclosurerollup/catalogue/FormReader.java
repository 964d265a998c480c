package org.disclosurerollup.catalogue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.disclosurerollup.catalogue.YamlFile.Mapping;

/** Reads one form file. Everything wrong with it is noted with its line; reading goes on to find the rest. */
final class FormReader {

    private final YamlFile file;
    private final String name;
    private final List<CellDraft> drafts = new ArrayList<>();

    FormReader(String name, List<Problem> problems) {
        this.name = name;
        this.file = new YamlFile(name, problems);
    }

    /** The form, or {@code null} where the file is not even a mapping. */
    Form read(byte[] content) {
        Mapping top = file.read(content);
        if (top == null) {
            return null;
        }
        String id = top.required("form");
        if (!(id + ".yml").equals(name)) {
            file.problem(top.line(), "form '" + id + "' must stand in a file named " + id + ".yml");
        }
        if (!id.isEmpty() && !id.matches("[a-z0-9-]+")) {
            file.problem(top.line(), "form '" + id + "' must be lower-case letters, digits and hyphens");
        }
        String title = top.required("title");
        String source = top.text("source", "");
        int validFrom = top.number("valid-from", 0);
        if (validFrom == 0) {
            file.problem(top.line(), "'valid-from' is missing: the first year the form is for");
        }
        int validTo = top.number("valid-to", Integer.MAX_VALUE);
        if (validTo < validFrom) {
            file.problem(top.line(), "'valid-to' is before 'valid-from'");
        }
        Set<UnitKind> filedBy = kinds(top);
        List<TableDraft> tables = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Mapping table : top.mappings("tables")) {
            tables.add(new FormTableReader(file, drafts).read(table));
            if (!ids.add(table.text("id", ""))) {
                file.problem(table.line(), "table id '" + table.text("id", "") + "' stands twice");
            }
        }
        if (drafts.isEmpty()) {
            file.problem(top.line(), "the form has no cells");
        }
        List<RuleDefinition> rules = rules(top, tables);
        top.rejectOthers();
        return new Form(id, title, source, validFrom, validTo, filedBy, finish(tables), rules);
    }

    private Set<UnitKind> kinds(Mapping top) {
        Set<UnitKind> kinds = EnumSet.noneOf(UnitKind.class);
        for (String code : top.texts("filed-by")) {
            UnitKind.ofCode(code)
                    .ifPresentOrElse(
                            kinds::add,
                            () -> file.problem(top.line(), "'filed-by' names the unknown kind '" + code + "'"));
        }
        return kinds.isEmpty() ? EnumSet.allOf(UnitKind.class) : kinds;
    }

    /** Gives every cell its index and resolves the two cells of each rate. */
    private List<FormTable> finish(List<TableDraft> tables) {
        Map<String, Integer> indexes = new HashMap<>();
        Set<String> indicators = new HashSet<>();
        for (CellDraft draft : drafts) {
            if (indexes.putIfAbsent(draft.code(), draft.index()) != null) {
                file.problem(draft.line(), "cell code '" + draft.code() + "' stands twice");
            }
            if (draft.indicator() != null && !indicators.add(draft.indicator())) {
                file.problem(draft.line(), "indicator '" + draft.indicator() + "' stands twice in this form");
            }
        }
        return tables.stream()
                .map(table -> new FormTable(
                        table.id(),
                        table.title(),
                        table.columns(),
                        table.headings(),
                        table.headingPlaces(),
                        table.cells().stream()
                                .map(draft -> draft.finish(indexes, file, name))
                                .toList()))
                .toList();
    }

    private List<RuleDefinition> rules(Mapping top, List<TableDraft> tables) {
        List<RuleDefinition> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Mapping rule : top.mappings("rules")) {
            String id = rule.required("id");
            if (!ids.add(id)) {
                file.problem(rule.line(), "rule id '" + id + "' stands twice");
            }
            String severity = rule.required("severity");
            Optional<Severity> known = Severity.ofCode(severity).filter(one -> one != Severity.NOTE);
            if (!severity.isEmpty() && known.isEmpty()) {
                file.problem(rule.line(), "'severity' must be hard or soft, not '" + severity + "'");
            }
            rules.add(new RuleDefinition(
                    id,
                    rule.required("rule"),
                    each(rule, tables),
                    conditions(rule),
                    kinds(rule),
                    known.orElse(Severity.SOFT),
                    rule.required("text"),
                    rule.required("reason"),
                    rule.textMap("passes"),
                    rule.textMap("fails"),
                    rule.line()));
            rule.rejectOthers();
        }
        return rules;
    }

    private static List<String> conditions(Mapping rule) {
        if (rule.isList("when")) {
            return rule.texts("when");
        }
        String condition = rule.text("when", null);
        return condition == null ? List.of() : List.of(condition);
    }

    /** What {@code *} stands for: a list, {@code cells}, {@code <table>.rows} or {@code <table>.columns}. */
    private List<String> each(Mapping rule, List<TableDraft> tables) {
        if (!rule.has("for-each")) {
            return List.of();
        }
        if (rule.isList("for-each")) {
            return rule.texts("for-each");
        }
        String what = rule.text("for-each", "");
        if (what.equals("cells")) {
            return drafts.stream()
                    .filter(draft -> draft.rollUp() != RollUp.NONE && !draft.signed())
                    .map(CellDraft::code)
                    .toList();
        }
        for (TableDraft table : tables) {
            if (what.equals(table.id() + ".columns")) {
                return table.columns().stream().map(FormTable.Column::code).toList();
            }
            if (what.equals(table.id() + ".rows")) {
                return table.rowCodes();
            }
        }
        file.problem(
                rule.line(), "'for-each' must be a list, cells, <table>.rows or <table>.columns, not '" + what + "'");
        return List.of();
    }
}
