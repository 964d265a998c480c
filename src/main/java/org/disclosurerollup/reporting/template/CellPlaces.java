package org.disclosurerollup.reporting.template;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.disclosurerollup.catalogue.Form;

/**
 * Where the cells of a form stand in its sheet. The columns are the printed form's; then as many for last year's
 * figures, in the same order; one for hints; and as many again, hidden, for what is wrong with each cell.
 */
final class CellPlaces {

    private final String sheet;
    private final int first;
    private final int span;
    private final int[] rows;
    private final int[] columns;

    /**
     * @param first the first column in which a figure can stand, from 0
     * @param end the column behind the last
     */
    CellPlaces(String sheet, Form form, int first, int end) {
        this.sheet = sheet;
        this.first = first;
        this.span = end - first;
        this.rows = new int[form.size()];
        this.columns = new int[form.size()];
    }

    /** Notes where a cell was written, both from 0. */
    void put(int cell, int row, int column) {
        rows[cell] = row;
        columns[cell] = column;
    }

    int row(int cell) {
        return rows[cell];
    }

    int column(int cell) {
        return columns[cell];
    }

    /** The first column of figures. */
    int first() {
        return first;
    }

    /** The column behind the last of the printed form, where last year's begin. */
    int end() {
        return first + span;
    }

    int beforeColumn(int column) {
        return column + span;
    }

    int hintColumn() {
        return first + 2 * span;
    }

    int stateColumn(int column) {
        return column + 2 * span + 1;
    }

    /** The address of a cell within its sheet. */
    String address(int cell, boolean before) {
        return name(rows[cell], before ? beforeColumn(columns[cell]) : columns[cell]);
    }

    /** The address of a cell for other sheets. */
    String reference(int cell, boolean before) {
        return references(List.of(cell), before).get(0);
    }

    /** The addresses of cells for other sheets, those beside and below each other as one area. */
    List<String> references(List<Integer> cells, boolean before) {
        List<String> references = new ArrayList<>();
        for (CellRangeAddress area : areas(cells, before)) {
            String first =
                    new CellReference(sheet, area.getFirstRow(), area.getFirstColumn(), true, true).formatAsString();
            String last = new CellReference(area.getLastRow(), area.getLastColumn(), true, true).formatAsString();
            references.add(area.getNumberOfCells() == 1 ? first : first + ":" + last);
        }
        return references;
    }

    /** The same for people: {@code C9}, {@code C11:C14}. */
    List<String> names(List<Integer> cells, boolean before) {
        return areas(cells, before).stream()
                .map(CellRangeAddress::formatAsString)
                .toList();
    }

    private List<CellRangeAddress> areas(List<Integer> cells, boolean before) {
        TreeMap<Integer, TreeSet<Integer>> byColumn = new TreeMap<>();
        for (int cell : cells) {
            int column = before ? beforeColumn(columns[cell]) : columns[cell];
            byColumn.computeIfAbsent(column, c -> new TreeSet<>()).add(rows[cell]);
        }
        List<CellRangeAddress> areas = new ArrayList<>();
        byColumn.forEach((column, inColumn) -> {
            int top = inColumn.first();
            int bottom = top - 1;
            for (int row : inColumn) {
                if (row != bottom + 1) {
                    add(areas, top, bottom, column);
                    top = row;
                }
                bottom = row;
            }
            add(areas, top, bottom, column);
        });
        return areas;
    }

    /** Adds rows of a column, as part of an area that has them in the column before. */
    private static void add(List<CellRangeAddress> areas, int top, int bottom, int column) {
        for (CellRangeAddress area : areas) {
            if (area.getFirstRow() == top && area.getLastRow() == bottom && area.getLastColumn() == column - 1) {
                area.setLastColumn(column);
                return;
            }
        }
        areas.add(new CellRangeAddress(top, bottom, column, column));
    }

    /** How many areas a function takes in every program that knows it. */
    private static final int MOST_AREAS = 30;

    /** A function such as {@code SUM} or {@code COUNT} over areas. */
    static String over(String function, List<String> areas) {
        if (areas.size() <= MOST_AREAS) {
            return function + "(" + String.join(",", areas) + ")";
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < areas.size(); i += MOST_AREAS) {
            parts.add(over(function, areas.subList(i, Math.min(areas.size(), i + MOST_AREAS))));
        }
        return function.equals("COUNT") ? "(" + String.join("+", parts) + ")" : over(function, parts);
    }

    /** An address without dollar signs. */
    static String name(int row, int column) {
        return CellReference.convertNumToColString(column) + (row + 1);
    }
}
