package org.disclosurerollup.submission.grid;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Reads a web page in one walk: its title and lines of text, and every table that holds no other. Scripts, styles and
 * whatever the page refers to are left alone.
 */
final class HtmlFile {

    /** So many elements one within the other are no page that anybody made to be read. */
    private static final int DEEPEST = 300;

    private static final int LONGEST_LINE = 300;
    private static final Set<String> INLINE =
            Set.of("a", "b", "em", "font", "i", "o:p", "small", "span", "strong", "u", "sup", "sub");
    private static final Set<String> PASSED_OVER = Set.of("script", "style", "noscript", "template", "head");

    private final ReadingLimits.Budget budget;
    private final DocumentParts parts;
    private final Deque<OpenTable> open = new ArrayDeque<>();
    private final StringBuilder line = new StringBuilder();

    private HtmlFile(ReadingLimits.Budget budget) {
        this.budget = budget;
        this.parts = new DocumentParts(budget);
    }

    /** A table that is being walked through. */
    private static final class OpenTable {

        private final Element element;
        private boolean holdsAnother;

        private OpenTable(Element element) {
            this.element = element;
        }
    }

    /** @param charset the encoding to take where the page does not name it, {@code null} for UTF-8 */
    static Document read(Path file, String charset, ReadingLimits limits) throws IOException {
        org.jsoup.nodes.Document page;
        try (InputStream in = Files.newInputStream(file)) {
            page = Jsoup.parse(in, charset, "");
        }
        HtmlFile read = new HtmlFile(limits.budget());
        read.parts.paragraph(page.title());
        read.walk(page);
        read.endLine();
        return Document.of(read.parts.grids(), false);
    }

    private void walk(Node page) throws UnreadableDocumentException {
        Node at = page;
        int depth = 0;
        while (at != null) {
            boolean into = enter(at);
            if (into && at.childNodeSize() > 0) {
                if (++depth > DEEPEST) {
                    throw UnreadableDocumentException.overLimit("网页的元素嵌套超过 " + DEEPEST + " 层,超出读取上限。");
                }
                at = at.firstChild();
                continue;
            }
            leave(at);
            while (at != null && at != page && at.nextSibling() == null) {
                at = at.parent();
                depth--;
                leave(at);
            }
            at = at == page ? null : at.nextSibling();
        }
    }

    /** Answers whether what is within the node is to be looked at. */
    private boolean enter(Node node) throws UnreadableDocumentException {
        if (node instanceof TextNode text && open.isEmpty() && line.length() <= LONGEST_LINE) {
            line.append(text.text());
        }
        if (!(node instanceof Element element) || PASSED_OVER.contains(element.normalName())) {
            return false;
        }
        if (!INLINE.contains(element.normalName())) {
            endLine();
        }
        if (element.normalName().equals("table")) {
            if (!open.isEmpty()) {
                open.peek().holdsAnother = true;
            }
            open.push(new OpenTable(element));
        }
        return true;
    }

    private void leave(Node node) throws UnreadableDocumentException {
        if (node instanceof Element element && !INLINE.contains(element.normalName())) {
            endLine();
        }
        if (!open.isEmpty() && open.peek().element == node) {
            OpenTable table = open.pop();
            if (!table.holdsAnother) {
                parts.table(rows(table.element));
            }
        }
    }

    private void endLine() throws UnreadableDocumentException {
        if (line.length() <= LONGEST_LINE) {
            parts.paragraph(line.toString());
        }
        line.setLength(0);
    }

    private TableRows rows(Element table) throws UnreadableDocumentException {
        TableRows rows = new TableRows(budget);
        for (Element row : table.select("tr")) {
            rows.beginRow();
            for (Element cell : row.children()) {
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
