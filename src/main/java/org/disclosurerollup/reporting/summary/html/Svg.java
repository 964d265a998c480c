package org.disclosurerollup.reporting.summary.html;

/**
 * An SVG drawing in the making, with whole coordinates and its text alternative. All text is escaped; colours come from
 * the page's style sheet by class, so that they follow light, dark and print.
 */
final class Svg {

    private final StringBuilder text = new StringBuilder(1024);

    /**
     * @param id unique in the page: {@code aria-labelledby} goes by it
     * @param title names the drawing
     * @param description says in a sentence what it shows; the figures themselves stand in a table beside it
     */
    Svg(String id, int width, int height, String title, String description) {
        text.append("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%s-t %s-d\">"
                .formatted(width, height, escape(id), escape(id)));
        text.append("<title id=\"%s-t\">%s</title>".formatted(escape(id), escape(title)));
        text.append("<desc id=\"%s-d\">%s</desc>".formatted(escape(id), escape(description)));
    }

    Svg rectangle(int x, int y, int width, int height, String style) {
        text.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" class=\"%s\"/>"
                .formatted(x, y, width, height, style));
        return this;
    }

    /** A rectangle whose title appears under the pointer. */
    Svg rectangle(int x, int y, int width, int height, String style, String title) {
        text.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" class=\"%s\"><title>%s</title></rect>"
                .formatted(x, y, width, height, style, escape(title)));
        return this;
    }

    Svg line(int x1, int y1, int x2, int y2, String style) {
        text.append("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" class=\"%s\"/>".formatted(x1, y1, x2, y2, style));
        return this;
    }

    Svg circle(int x, int y, int radius, String style) {
        text.append("<circle cx=\"%d\" cy=\"%d\" r=\"%d\" class=\"%s\"/>".formatted(x, y, radius, style));
        return this;
    }

    /** Text on a baseline; the style says from where it runs: {@code middle} or {@code end}, else from its start. */
    Svg text(int x, int y, String style, String content) {
        text.append("<text x=\"%d\" y=\"%d\" class=\"%s\">%s</text>".formatted(x, y, style, escape(content)));
        return this;
    }

    /** The whole drawing. */
    String end() {
        return text + "</svg>";
    }

    static String escape(String content) {
        StringBuilder escaped = new StringBuilder(content.length() + 16);
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
