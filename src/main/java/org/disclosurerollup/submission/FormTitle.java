package org.disclosurerollup.submission;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose form it is and for which year, where no line says so: from the title, such as
 * {@code 云江市财政局2021年政府信息公开工作年度报告}, then from the file's name and folders.
 */
final class FormTitle {

    private static final int MOST_TITLES = 30;
    private static final int LONGEST = 80;
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)((?:19|20)\\d{2}) ?年度?");
    private static final Pattern SUBJECT = Pattern.compile("(?:关于)?(?:的)?(?:政府|政务)?信息公开|(?:关于)?政务公开");

    private final NamedUnits named;

    FormTitle(NamedUnits named) {
        this.named = named;
    }

    /** Puts the unit and the year among the keys where they are missing. */
    void complete(Map<String, String> keys, List<FormRow> rows, String source) {
        int looked = 0;
        for (FormRow row : rows) {
            if (!row.isSingle()
                    || row.first().length() > LONGEST
                    || FormKeys.of(row).isPresent()) {
                continue;
            }
            completeFrom(row.first(), keys, source);
            if (++looked == MOST_TITLES) {
                break;
            }
        }
        if (!keys.containsKey(FormKeys.UNIT) && !keys.containsKey(FormKeys.CREDIT_CODE)) {
            named.inFileName(source).ifPresent(unit -> keys.put(FormKeys.UNIT, unit));
        }
        if (!keys.containsKey(FormKeys.YEAR)) {
            List<String> years = PathWords.years(source);
            if (years.size() == 1) {
                keys.put(FormKeys.YEAR, years.get(0));
            }
        }
    }

    private void completeFrom(String title, Map<String, String> keys, String source) {
        Matcher subject = SUBJECT.matcher(title);
        Matcher year = YEAR.matcher(title);
        boolean dated = year.find();
        if (!subject.find()) {
            return;
        }
        if (dated) {
            keys.putIfAbsent(FormKeys.YEAR, year.group(1));
        }
        if (!keys.containsKey(FormKeys.UNIT)) {
            String before = title.substring(0, subject.start());
            String name = CellText.strip(YEAR.matcher(before).replaceAll("").replaceAll("关于$|[()()\\s]", ""));
            Optional<String> unit = name.isEmpty() ? Optional.empty() : named.called(name, source);
            unit.ifPresent(found -> keys.put(FormKeys.UNIT, found));
        }
    }
}
