package org.disclosurerollup.submission;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The lines of a form that say whose it is, for which year, and what kind of filing. */
final class FormKeys {

    static final String UNIT = "unit";
    static final String CREDIT_CODE = "credit-code";
    static final String YEAR = "year";
    static final String FORM = "form";
    static final String SCOPE = "scope";
    static final String REVISION = "revision";
    static final String REASON = "reason";
    static final String WITHDRAWN = "withdrawn";

    private static final Map<String, List<String>> KEYS = Map.of(
            UNIT,
            List.of("填报单位", "填报单位(盖章)", "填报单位(公章)", "填报单位名称", "填报机关", "填表单位", "报送单位", "单位名称", "unit_code"),
            CREDIT_CODE,
            List.of("统一社会信用代码", "社会信用代码"),
            YEAR,
            List.of("年度", "填报年度", "统计年度", "报告年度", "年份", "year"),
            FORM,
            List.of("报表", "form"),
            SCOPE,
            List.of("口径", "scope"),
            REVISION,
            List.of("修订", "revision"),
            REASON,
            List.of("说明", "reason"),
            WITHDRAWN,
            List.of("撤回", "withdrawn"));
    /** What a paragraph may say; 说明 begins many a sentence. */
    private static final Set<String> IN_TEXT = Set.of(UNIT, CREDIT_CODE, YEAR);

    private FormKeys() {}

    static Optional<String> of(String[] fields) {
        for (String field : fields) {
            if (!field.isEmpty()) {
                return ofLabel(Labels.normalise(field));
            }
        }
        return Optional.empty();
    }

    static Optional<String> of(FormRow row) {
        Optional<String> key = ofLabel(row.label());
        return row.isText()
                ? key.filter(IN_TEXT::contains).filter(found -> row.label().contains(":"))
                : key;
    }

    private static Optional<String> ofLabel(String label) {
        String name = label.contains(":") ? label.substring(0, label.indexOf(':')) : label;
        for (Map.Entry<String, List<String>> entry : KEYS.entrySet()) {
            if (entry.getValue().contains(name)) {
                return Optional.of(entry.getKey());
            }
        }
        return Optional.empty();
    }

    /**
     * The value of a key row: what follows the colon in its first field up to a wider gap, or its second filled field.
     */
    static String value(FormRow row) {
        String first = row.first();
        int colon = Math.max(first.indexOf(':'), first.indexOf('\uff1a'));
        String behind = colon < 0 ? "" : CellText.strip(first.substring(colon + 1));
        if (!behind.isEmpty()) {
            return behind.split("[\\s\u3000]{2,}", 2)[0];
        }
        boolean seen = false;
        for (String field : row.fields()) {
            if (seen && !field.isEmpty()) {
                return field;
            }
            seen |= !field.isEmpty();
        }
        return "";
    }
}
