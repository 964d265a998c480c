package org.disclosurerollup.reporting.summary.html;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.reporting.Compared;
import org.disclosurerollup.reporting.Wording;
import org.disclosurerollup.reporting.summary.FormSummary;
import org.disclosurerollup.reporting.summary.Shown;
import org.disclosurerollup.reporting.summary.UnitFigures;
import org.disclosurerollup.reporting.summary.UnitFiling;

/**
 * The units of a form for the page's script, as JSON that can stand inside a script element. Units come in tree order
 * with their level; the figures of all cells are one text with commas between, and a blank is empty, so that thousands of
 * units stay a few megabytes:
 *
 * <pre>
 * {"cells":["1.1",…],"rounded":[unit of measure of the exact figures where they are rounded,…],"adds":[1 where shares make sense,…],"units":[{"n":name,"c":code,"l":level,"s":status,"o":1 if outstanding,"x":1 if it counts,
 *   "v":figures,"p":last year's,"w" and "q":the same as shown where they are rounded,"g":growth,"f":[{"n":scope,"s":status,"r":source,"v":figures}]}]}
 * </pre>
 */
final class UnitsJson {

    /** Above this, growth is given for headline cells only. */
    private static final int MANY_UNITS = 1000;

    private final StringBuilder json = new StringBuilder();
    private final FormSummary form;
    private final List<Cell> cells;
    private final boolean many;
    private final boolean rounded;

    private UnitsJson(FormSummary form, List<Cell> cells, boolean many) {
        this.form = form;
        this.rounded = cells.stream().anyMatch(form.shown()::isRounded);
        this.cells = cells;
        this.many = many;
    }

    /** @param cells those that the page shows */
    static String of(FormSummary form, List<Cell> cells) {
        List<UnitFigures> units = new ArrayList<>();
        form.units().forEach(units::add);
        UnitsJson json = new UnitsJson(form, cells, units.size() > MANY_UNITS);
        json.json.append("{\"cells\":[");
        for (int i = 0; i < cells.size(); i++) {
            json.json.append(i == 0 ? "" : ",");
            json.string(cells.get(i).code());
        }
        json.json.append("],\"rounded\":[");
        for (int i = 0; i < cells.size(); i++) {
            json.json.append(i == 0 ? "" : ",");
            json.string(form.shown().isRounded(cells.get(i)) ? cells.get(i).unitOfMeasure() : "");
        }
        json.json.append("],\"adds\":[");
        for (int i = 0; i < cells.size(); i++) {
            json.json.append(i == 0 ? "" : ",").append(cells.get(i).rollUp().adds() ? 1 : 0);
        }
        json.json.append("],\"units\":[");
        for (int i = 0; i < units.size(); i++) {
            json.json.append(i == 0 ? "\n" : ",\n");
            json.unit(units.get(i));
        }
        return json.json.append("]}").toString();
    }

    private void unit(UnitFigures unit) {
        List<Compared> compared = cells.stream().map(unit::compared).toList();
        json.append("{\"l\":").append(unit.level());
        property("n", unit.unit().name());
        property("c", unit.unit().code());
        property("s", UnitWording.status(unit));
        if (unit.coverage().filter(row -> row.status().isOutstanding()).isPresent()) {
            json.append(",\"o\":1");
        }
        if (unit.counts()) {
            json.append(",\"x\":1");
        }
        property("v", joined(i -> plain(compared.get(i).value())));
        property("p", joined(i -> plain(compared.get(i).previous())));
        if (rounded) {
            property("w", joined(i -> plain(form.shown().value(cells.get(i), unit))));
            property("q", joined(i -> plain(form.shown().previous(cells.get(i), unit))));
        }
        property("g", joined(i -> growth(cells.get(i), compared.get(i))));
        if (!unit.filings().isEmpty()) {
            json.append(",\"f\":[");
            boolean simple = UnitWording.isSimple(unit);
            for (int i = 0; i < unit.filings().size(); i++) {
                json.append(i == 0 ? "{" : ",{");
                filing(unit.filings().get(i), simple);
                json.append('}');
            }
            json.append(']');
        }
        json.append('}');
    }

    /** @param told whether its figures are those of its unit's row */
    private void filing(UnitFiling filing, boolean told) {
        json.append("\"n\":");
        string(UnitWording.name(filing));
        property("s", UnitWording.status(filing));
        property("r", UnitWording.source(filing));
        if (!told) {
            property("v", joined(i -> plain(filing.value(cells.get(i)))));
        }
    }

    private String growth(Cell cell, Compared compared) {
        boolean shown = !compared.isEmpty() && (!many || cell.headline());
        String growth = shown ? Wording.growth(cell, compared, 2) : "";
        return growth.equals("—") ? "" : growth;
    }

    private static String plain(Shown shown) {
        return shown.value() == null ? "" : shown.text();
    }

    private static String plain(BigDecimal value) {
        return value == null ? "" : Wording.figure(value);
    }

    /** Without the commas of the blanks at the end. */
    private String joined(Function<Integer, String> of) {
        StringBuilder joined = new StringBuilder();
        int end = 0;
        for (int i = 0; i < cells.size(); i++) {
            String part = of.apply(i);
            joined.append(part);
            end = part.isEmpty() ? end : joined.length();
            joined.append(',');
        }
        return joined.substring(0, end);
    }

    private void property(String name, String value) {
        if (!value.isEmpty()) {
            json.append(",\"").append(name).append("\":");
            string(value);
        }
    }

    /** No character stays that could end the script element or open a comment in it. */
    private void string(String value) {
        json.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"'
                    || c == '\\'
                    || c == '<'
                    || c == '>'
                    || c == '&'
                    || c < ' '
                    || c == '\u2028'
                    || c == '\u2029') {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
