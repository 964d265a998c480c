package org.disclosurerollup.submission;

import java.util.List;
import org.disclosurerollup.submission.grid.Grid;
import org.disclosurerollup.submission.grid.GridRow;

/** The rows of the parts of a workbook or document, one part after the other. */
final class GridRows implements Rows {

    private final List<Grid> grids;
    private int grid;
    private int next;
    private GridRow row;
    private Places places;

    GridRows(List<Grid> grids) {
        this.grids = grids;
    }

    /** One part from a row on. */
    static GridRows from(Grid grid, int firstRow) {
        GridRows rows = new GridRows(List.of(grid));
        rows.next = firstRow;
        return rows;
    }

    @Override
    public boolean next() {
        while (grid < grids.size() && next == grids.get(grid).rows().size()) {
            grid++;
            next = 0;
            places = null;
        }
        if (grid == grids.size()) {
            return false;
        }
        if (places == null) {
            places = places(grids.get(grid));
        }
        row = grids.get(grid).rows().get(next++);
        return true;
    }

    static Places places(Grid grid) {
        return switch (grid.kind()) {
            case SHEET -> new Places(grid.name(), Places.Kind.SHEET);
            case TABLE -> new Places(grid.name(), Places.Kind.TABLE);
            case TEXT -> new Places("正文", Places.Kind.TEXT);
        };
    }

    @Override
    public int size() {
        return row.fields().length;
    }

    @Override
    public CharSequence view(int column) {
        return row.field(column);
    }

    @Override
    public int line() {
        return row.line();
    }

    @Override
    public Places places() {
        return places;
    }

    @Override
    public boolean isFormula(int column) {
        return row.formulas().get(column);
    }
}
