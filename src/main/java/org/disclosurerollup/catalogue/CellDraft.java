package org.disclosurerollup.catalogue;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A cell while its form is being read: its rate names cells that may come later in the file. */
record CellDraft(
        int index,
        String code,
        String label,
        String shortLabel,
        String unitOfMeasure,
        int decimals,
        RollUp rollUp,
        String indicator,
        boolean signed,
        boolean headline,
        boolean local,
        String table,
        String row,
        String column,
        List<String> also,
        String numerator,
        String denominator,
        int line) {

    private static final Pattern NUMBERING =
            Pattern.compile("^([一二三四五六七八九十]+、|[(\uff08][一二三四五六七八九十]+[)\uff09]|\\d+\\.|其中[:\uff1a])");

    Cell finish(Map<String, Integer> indexes, YamlFile file, String formFile) {
        return new Cell(
                index,
                code,
                label,
                shortLabel != null ? shortLabel : shorten(label),
                unitOfMeasure,
                decimals,
                rollUp,
                indicator != null ? indicator : formFile + "#" + code,
                signed,
                headline,
                local,
                table,
                row,
                column,
                also,
                part(numerator, "numerator", indexes, file),
                part(denominator, "denominator", indexes, file));
    }

    /** The label without the numbering before it and the remark in brackets behind it. */
    private static String shorten(String label) {
        String plain = NUMBERING.matcher(label).replaceFirst("").replace(" / 总计", "");
        int bracket = Math.max(plain.lastIndexOf('('), plain.lastIndexOf('\uff08'));
        return bracket > 2 ? plain.substring(0, bracket) : plain;
    }

    private int part(String partCode, String what, Map<String, Integer> indexes, YamlFile file) {
        if (rollUp != RollUp.RATE) {
            return -1;
        }
        Integer part = partCode == null ? null : indexes.get(partCode);
        if (part == null) {
            file.problem(line, "rate '" + code + "' needs a '" + what + "' that is a cell of this form");
            return -1;
        }
        return part;
    }
}
