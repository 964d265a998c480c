package org.disclosurerollup.catalogue;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A form version: its tables, cells and rules, and the years and kinds of units it is for. Immutable. */
public final class Form {

    private final String id;
    private final String title;
    private final String source;
    private final int validFrom;
    private final int validTo;
    private final Set<UnitKind> filedBy;
    private final List<FormTable> tables;
    private final List<Cell> cells;
    private final List<RuleDefinition> rules;
    private final Map<String, Cell> byCode = new HashMap<>();
    private final Map<String, Cell> byIndicator = new HashMap<>();

    Form(
            String id,
            String title,
            String source,
            int validFrom,
            int validTo,
            Set<UnitKind> filedBy,
            List<FormTable> tables,
            List<RuleDefinition> rules) {
        this.id = id;
        this.title = title;
        this.source = source;
        this.validFrom = validFrom;
        this.validTo = validTo;
        this.filedBy = EnumSet.copyOf(filedBy);
        this.tables = List.copyOf(tables);
        this.cells = tables.stream().flatMap(table -> table.cells().stream()).toList();
        this.rules = List.copyOf(rules);
        for (Cell cell : cells) {
            byCode.put(cell.code(), cell);
            byIndicator.put(cell.indicator(), cell);
        }
    }

    public String id() {
        return id;
    }

    /** The official title. */
    public String title() {
        return title;
    }

    /** The document that prescribes the form. */
    public String source() {
        return source;
    }

    public int validFrom() {
        return validFrom;
    }

    /** The last year the form is for, {@code Integer.MAX_VALUE} while it is in force. */
    public int validTo() {
        return validTo;
    }

    public boolean isValidIn(Period period) {
        return period.year() >= validFrom && period.year() <= validTo;
    }

    /** Kinds of units that are expected to file the form; others may. */
    public Set<UnitKind> filedBy() {
        return filedBy;
    }

    public List<FormTable> tables() {
        return tables;
    }

    /** All cells, in printed order; a cell's index is its place here. */
    public List<Cell> cells() {
        return cells;
    }

    public int size() {
        return cells.size();
    }

    public List<RuleDefinition> rules() {
        return rules;
    }

    /** The cell of that code, or {@code null}. */
    public Cell cell(String code) {
        return byCode.get(code);
    }

    /** The cell that measures the concept, or {@code null}. */
    public Cell cellFor(String indicator) {
        return byIndicator.get(indicator);
    }

    /** The years in words, for messages: {@code 2014–2018} or {@code 2021 年起}. */
    public String years() {
        return validTo == Integer.MAX_VALUE ? validFrom + " 年起" : validFrom + "–" + validTo + " 年";
    }

    @Override
    public String toString() {
        return id;
    }
}
