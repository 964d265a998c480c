package org.disclosurerollup.reporting.summary.composition;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.disclosurerollup.reporting.summary.FormSummary;

/** When a paragraph stands: {@code [4] = 0}, {@code [L1.5] + [L2.5] > 0}. A blank fits no condition. */
record Condition(List<String> cells, String comparison, BigDecimal limit) {

    private static final Pattern TEXT = Pattern.compile("(.+?)\\s*(=|<>|<=|>=|<|>)\\s*(-?\\d+(?:\\.\\d+)?)");

    /** @throws TemplateException if it is none */
    static Condition parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new TemplateException("'" + text + "' is no condition; write [cell] = 0, or with <>, <, <=, > or >=");
        }
        return new Condition(CellSum.codes(matcher.group(1)), matcher.group(2), new BigDecimal(matcher.group(3)));
    }

    boolean holds(FormSummary form) {
        BigDecimal value = CellSum.of(form, cells, GroupWord.合计).value();
        if (value == null) {
            return false;
        }
        int compared = value.compareTo(limit);
        return switch (comparison) {
            case "=" -> compared == 0;
            case "<>" -> compared != 0;
            case "<" -> compared < 0;
            case "<=" -> compared <= 0;
            case ">" -> compared > 0;
            default -> compared >= 0;
        };
    }
}
