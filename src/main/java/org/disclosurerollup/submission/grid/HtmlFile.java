package org.disclosurerollup.submission.grid;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * Reads a web page: its title and lines of text, and every table that holds no other. Scripts, styles and whatever the
 * page refers to are left alone.
 */
final class HtmlFile {

    private static final int LONGEST_LINE = 300;

    private HtmlFile() {}

    /** @param charset the encoding to take where the page does not name it, {@code null} for UTF-8 */
    static Document read(Path file, String charset, ReadingLimits limits) throws IOException {
        org.jsoup.nodes.Document page;
        try (InputStream in = Files.newInputStream(file)) {
            page = Jsoup.parse(in, charset, "");
        }
        ReadingLimits.Budget budget = limits.budget();
        DocumentParts parts = new DocumentParts(budget);
        parts.paragraph(page.title());
        page.select("script, style, noscript, template").remove();
        for (Element element : page.body().select("h1, h2, h3, h4, h5, h6, p, div, span, li, table")) {
            if (element.normalName().equals("table")) {
                if (element.select("table").size() == 1) {
                    parts.table(table(element, budget));
                }
            } else if (element.closest("table") == null && element.ownText().length() <= LONGEST_LINE) {
                parts.paragraph(
                        element.children().isEmpty() || element.normalName().startsWith("h")
                                ? element.text()
                                : element.ownText());
            }
        }
        return new Document(parts.grids(), List.of());
    }

    private static TableRows table(Element table, ReadingLimits.Budget budget) throws UnreadableDocumentException {
        TableRows rows = new TableRows(budget);
        for (Element row : table.select("tr")) {
            rows.beginRow();
            Elements cells = row.children();
            for (Element cell : cells) {
                if (cell.normalName().equals("td") || cell.normalName().equals("th")) {
                    rows.cell(cell.text().strip(), span(cell, "colspan"), span(cell, "rowspan"));
                }
            }
            rows.endRow();
        }
        return rows;
    }

    private static int span(Element cell, String attribute) {
        String text = cell.attr(attribute).strip();
        return text.matches("[1-9]\\d{0,3}") ? Integer.parseInt(text) : 1;
    }
}
