package org.disclosurerollup.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A second, plain reading of CSV (RFC 4180) to compare with; it keeps the line on which each row starts. */
final class PlainCsv {

    private static final Pattern SPACE_AROUND = Pattern.compile("^[\\x00- \u00a0\u2007\u202f\u3000\uFEFF]+"
            + "|(?<![\\x00- \u00a0\u2007\u202f\u3000\uFEFF])[\\x00- \u00a0\u2007\u202f\u3000\uFEFF]+\\z");

    private final String text;
    private final List<Row> rows = new ArrayList<>();
    private int at;
    private int line = 1;
    private boolean broken;

    PlainCsv(String text) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        while (!broken && at < this.text.length()) {
            readRow();
        }
    }

    record Row(int line, List<String> fields) {

        boolean isEmpty() {
            return fields.stream().allMatch(field -> strip(field).isEmpty());
        }

        /** The stripped field, empty beyond the row's end. */
        String field(int index) {
            return index < fields.size() ? strip(fields.get(index)) : "";
        }
    }

    /** The rows that hold any text, up to the first that cannot be read. */
    List<Row> rows() {
        return rows;
    }

    /** Whether a quoted field does not end, or is followed by text. */
    boolean isBroken() {
        return broken;
    }

    int lines() {
        return line;
    }

    static String strip(String text) {
        return SPACE_AROUND.matcher(text).replaceAll("");
    }

    private void readRow() {
        int start = line;
        List<String> fields = new ArrayList<>();
        do {
            fields.add(at < text.length() && text.charAt(at) == '"' ? quoted() : unquoted());
        } while (!broken && at < text.length() && text.charAt(at++) == ',');
        if (broken) {
            return;
        }
        if (at > 0 && at <= text.length() && isLineEnd(text.charAt(at - 1))) {
            at--;
            lineEnd();
        }
        Row row = new Row(start, fields);
        if (!row.isEmpty()) {
            rows.add(row);
        }
    }

    private String unquoted() {
        int start = at;
        while (at < text.length() && text.charAt(at) != ',' && !isLineEnd(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        StringBuilder field = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != '"') {
                field.append(c);
                if (isLineEnd(c)) {
                    int end = at;
                    lineEnd();
                    field.append(text, end + 1, at);
                } else {
                    at++;
                }
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                field.append('"');
                at += 2;
            } else {
                at++;
                String after = unquoted();
                broken = !after.chars().allMatch(Character::isWhitespace);
                return field.toString();
            }
        }
        broken = true;
        return field.toString();
    }

    private void lineEnd() {
        at += text.startsWith("\r\n", at) ? 2 : 1;
        line++;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
