package org.disclosurerollup.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.FormTable;
import org.disclosurerollup.catalogue.RollUp;
import org.disclosurerollup.catalogue.Unit;

/**
 * A well-formed file of many submissions on one form, as text, before anything is damaged.
 *
 * @param header the lines before the first submission, empty in the form layout
 * @param submissions the lines of each submission, each line with its end
 */
record CorrectFile(Layout layout, String header, List<String> submissions) {

    enum Layout {
        TABLE,
        LONG,
        FORM
    }

    private static final int MOST_CELLS = 16;

    static CorrectFile of(Layout layout, int size, Catalogue catalogue, List<Unit> units, Random random) {
        List<Form> forms = List.copyOf(catalogue.forms());
        Form form = forms.get(random.nextInt(forms.size()));
        int year = Math.min(form.validTo(), form.validFrom() + random.nextInt(4));
        List<Cell> cells = new ArrayList<>();
        random.ints(MOST_CELLS, 0, form.size())
                .sorted()
                .distinct()
                .forEach(index -> cells.add(form.cells().get(index)));
        List<String> submissions = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Unit unit = units.get(random.nextInt(units.size()));
            String key = unit.code() + "," + year + "," + form.id();
            submissions.add(
                    switch (layout) {
                        case TABLE ->
                            key
                                    + cells.stream()
                                            .map(cell -> "," + value(cell, random))
                                            .collect(Collectors.joining())
                                    + "\n";
                        case LONG ->
                            cells.stream()
                                    .limit(6)
                                    .map(cell -> key + "," + cell.code() + "," + value(cell, random) + "\n")
                                    .collect(Collectors.joining());
                        case FORM ->
                            "填报单位," + unit.name() + "\n年度," + year + "\n报表," + form.id() + "\n"
                                    + rows(form, cells, random);
                    });
        }
        return new CorrectFile(layout, header(layout, cells), submissions);
    }

    private static String header(Layout layout, List<Cell> cells) {
        return switch (layout) {
            case TABLE ->
                "unit_code,year,form"
                        + cells.stream().map(cell -> "," + cell.code()).collect(Collectors.joining()) + "\n";
            case LONG -> "unit_code,year,form,cell,value\n";
            case FORM -> "";
        };
    }

    /** A plain list, or one grid with its header. */
    private static String rows(Form form, List<Cell> cells, Random random) {
        List<FormTable> grids = form.tables().stream().filter(FormTable::isGrid).toList();
        StringBuilder rows = new StringBuilder();
        if (grids.isEmpty()) {
            rows.append("统计指标,单位,统计数\n");
            for (Cell cell : cells) {
                rows.append(quoted(cell.label()))
                        .append(',')
                        .append(cell.unitOfMeasure())
                        .append(',');
                rows.append(value(cell, random)).append('\n');
            }
            return rows.toString();
        }
        FormTable grid = grids.get(random.nextInt(grids.size()));
        rows.append("项目");
        grid.columns().forEach(column -> rows.append(',').append(quoted(column.label())));
        grid.cells().stream().map(Cell::row).distinct().limit(5).forEach(row -> {
            rows.append('\n').append(quoted(row));
            for (FormTable.Column column : grid.columns()) {
                rows.append(',');
                grid.cells().stream()
                        .filter(cell -> cell.row().equals(row) && cell.column().equals(column.label()))
                        .forEach(cell -> rows.append(value(cell, random)));
            }
        });
        return rows.append('\n').toString();
    }

    private static String quoted(String label) {
        return label.contains(",") ? '"' + label + '"' : label;
    }

    private static String value(Cell cell, Random random) {
        if (random.nextInt(8) == 0) {
            return random.nextBoolean() ? "" : "/";
        }
        if (!cell.isFigure()) {
            return "可网上办理";
        }
        if (cell.rollUp() == RollUp.COUNT_YES) {
            return random.nextBoolean() ? "是" : "否";
        }
        String whole = Integer.toString(random.nextInt(1000));
        return cell.decimals() > 0 && random.nextBoolean() ? whole + "." + random.nextInt(10) : whole;
    }
}
