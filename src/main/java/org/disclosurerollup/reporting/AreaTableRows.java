package org.disclosurerollup.reporting;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.consolidation.Group;

/**
 * The rows of the table of figures on an area's page. They are put together here and not by the page's template: of a
 * country there are millions of cells, each of which the template would look up by name.
 */
final class AreaTableRows implements Mustache.Lambda {

    private static final int TYPICAL_ROW = 1 << 10;

    private final Form form;
    private final AreaFigures area;
    private final List<Group> groups;
    private final boolean likeForLike;
    private final StringBuilder html = new StringBuilder(TYPICAL_ROW);
    private char[] row = new char[TYPICAL_ROW];

    /** @param groups the groups shown, without the total */
    AreaTableRows(Form form, AreaFigures area, List<Group> groups) {
        this.form = form;
        this.area = area;
        this.groups = groups;
        this.likeForLike = area.isUnitsChanged();
    }

    /**
     * Writes a row for each figure of the form that the area's total has this year or last, in the form's order: the
     * total, last year's, change and growth, then each group with its share of the total and its growth.
     *
     * @param content what the template has between the tags, which is nothing
     */
    @Override
    public void execute(Template.Fragment content, Writer page) throws IOException {
        for (Cell cell : form.cells()) {
            if (cell.isFigure()) {
                Compared total = area.compared(cell, Group.TOTAL);
                if (!total.isEmpty()) {
                    add(cell, total);
                    writeTo(page);
                }
            }
        }
    }

    private void writeTo(Writer page) throws IOException {
        int length = html.length();
        row = row.length < length ? new char[2 * length] : row;
        html.getChars(0, length, row, 0);
        page.write(row, 0, length);
        html.setLength(0);
    }

    private void add(Cell cell, Compared total) {
        html.append("      <tr")
                .append(cell.headline() ? " class=\"headline\"" : "")
                .append("><th scope=\"row\">");
        text(cell.label()).append(" <code>");
        text(cell.code()).append("</code></th><td class=\"short\">");
        text(cell.unitOfMeasure()).append("</td><td class=\"first\">");
        value(cell, total, Group.TOTAL).append("</td><td>");
        text(Wording.figure(total.previous())).append("</td><td>");
        text(Wording.figure(total.growth().change())).append("</td><td title=\"");
        text(total.growth().status().label()).append("\">");
        text(Wording.growth(cell, total, 2)).append("</td>");
        if (likeForLike) {
            html.append("<td title=\"");
            if (total.likeForLike() != null) {
                text(Wording.likeForLike(total.likeForLike()));
            }
            html.append("\">");
            if (total.likeForLike() != null) {
                text(Wording.likeForLikeGrowth(total.likeForLike(), 2));
            }
            html.append("</td>");
        }
        for (Group group : groups) {
            add(cell, group);
        }
        html.append("</tr>\n");
    }

    private void add(Cell cell, Group group) {
        Compared part = area.compared(cell, group);
        html.append("<td class=\"first\">");
        value(cell, part, group).append("</td><td>");
        text(Wording.percent(part.share())).append("</td><td>");
        text(part.isEmpty() ? "—" : Wording.growth(cell, part, 2));
        if (part.likeForLike() != null) {
            html.append("<br><span class=\"dim\" title=\"");
            text(Wording.likeForLike(part.likeForLike())).append("\">可比 ");
            text(Wording.likeForLikeGrowth(part.likeForLike(), 2)).append("</span>");
        }
        html.append("</td>");
    }

    /** The figure, and below it what was published where that is no longer so. */
    private StringBuilder value(Cell cell, Compared compared, Group group) {
        text(Wording.figure(compared.value()));
        area.restated(cell, group).ifPresent(restated -> {
            html.append("<br><span class=\"restated\">");
            text(Wording.restated(cell, compared, restated)).append("</span>");
        });
        return html;
    }

    private StringBuilder text(String text) {
        return html.append(HtmlEscaper.ESCAPER.escape(text));
    }
}
