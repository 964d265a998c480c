package org.disclosurerollup.reporting.template;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
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
        return reference(rows[cell], rows[cell], before ? beforeColumn(columns[cell]) : columns[cell]);
    }

    /** The addresses of cells for other sheets, those below each other as one area. */
    List<String> references(List<Integer> cells, boolean before) {
        List<String> references = new ArrayList<>();
        areas(cells, before, (top, bottom, column) -> references.add(reference(top, bottom, column)));
        return references;
    }

    /** The same for people: {@code C9}, {@code C11:C14}. */
    List<String> names(List<Integer> cells, boolean before) {
        List<String> names = new ArrayList<>();
        areas(
                cells,
                before,
                (top, bottom, column) ->
                        names.add(top == bottom ? name(top, column) : name(top, column) + ":" + name(bottom, column)));
        return names;
    }

    /** Takes an area of one column. */
    @FunctionalInterface
    private interface AreaConsumer {
        void accept(int top, int bottom, int column);
    }

    private void areas(List<Integer> cells, boolean before, AreaConsumer consumer) {
        TreeMap<Integer, TreeSet<Integer>> byColumn = new TreeMap<>();
        for (int cell : cells) {
            int column = before ? beforeColumn(columns[cell]) : columns[cell];
            byColumn.computeIfAbsent(column, c -> new TreeSet<>()).add(rows[cell]);
        }
        byColumn.forEach((column, inColumn) -> {
            int top = -1;
            int bottom = -1;
            for (int row : inColumn) {
                if (top >= 0 && row != bottom + 1) {
                    consumer.accept(top, bottom, column);
                    top = -1;
                }
                top = top < 0 ? row : top;
                bottom = row;
            }
            consumer.accept(top, bottom, column);
        });
    }

    private String reference(int top, int bottom, int column) {
        String from = new CellReference(sheet, top, column, true, true).formatAsString();
        return top == bottom ? from : from + ":" + new CellReference(bottom, column, true, true).formatAsString();
    }

    /** An address without dollar signs. */
    static String name(int row, int column) {
        return CellReference.convertNumToColString(column) + (row + 1);
    }
}
