package org.disclosurerollup.reporting.summary.composition;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.comparison.Growth;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.reporting.Coverage;
import org.disclosurerollup.reporting.Wording;
import org.disclosurerollup.reporting.summary.AreaSummary;
import org.disclosurerollup.reporting.summary.FormSummary;
import org.disclosurerollup.reporting.summary.SummaryFinding;
import org.disclosurerollup.reporting.summary.UnfiledForm;

/** The words of sentences that are no figures of a form. */
final class Words {

    /** How many outstanding units a sentence names. */
    private static final int MOST_NAMED = 10;

    /** Words that are the same for the whole summary. */
    private static final List<String> GENERAL = List.of("地区", "年", "上年", "批次", "批次时间", "错误数", "提示数", "待处理数", "更正数");

    /** Words of one form. */
    private static final List<String> OF_FORM =
            List.of("报表", "报表依据", "应报", "已报", "报送率", "未报数", "未报名单", "汇总口径", "旧版报表", "单位变化", "强制受理数");

    private Words() {}

    /** Every word that a template may use. */
    static boolean isKnown(String word, Set<String> names) {
        return GENERAL.contains(word) || OF_FORM.contains(word) || names.contains(word);
    }

    static String known(Set<String> names) {
        return String.join(", ", GENERAL) + ", " + String.join(", ", OF_FORM) + ", " + String.join(", ", names);
    }

    static Map<String, String> of(AreaSummary summary, SummaryTemplate template) {
        Map<String, String> words = new HashMap<>();
        template.names().stream()
                .filter(names ->
                        names.fits(summary.area().kind(), summary.area().name()))
                .findFirst()
                .ifPresent(names -> words.putAll(names.words()));
        words.put("地区", summary.area().name());
        words.put("年", summary.period().toString());
        words.put("上年", summary.period().yearBefore().toString());
        words.put("批次", Long.toString(summary.run().run()));
        words.put("批次时间", summary.run().startedAt());
        List<SummaryFinding> open = summary.openFindings();
        long hard = open.stream()
                .filter(finding -> finding.finding().severity() == Severity.HARD)
                .count();
        putCount(words, "待处理数", open.size());
        putCount(words, "错误数", hard);
        putCount(words, "提示数", open.size() - hard);
        putCount(words, "更正数", summary.restated().size());
        return words;
    }

    /** A zero is missing, so that its clause is left out. */
    private static void putCount(Map<String, String> words, String word, long count) {
        if (count > 0) {
            words.put(word, Long.toString(count));
        }
    }

    /** Adds the words of a form that nobody filed; it has none of those that say how figures are to be read. */
    static Map<String, String> with(Map<String, String> general, UnfiledForm unfiled) {
        Map<String, String> words = new HashMap<>(general);
        form(words, unfiled.form());
        words.put("应报", Integer.toString(unfiled.outstanding().size()));
        words.put("已报", "0");
        words.put("报送率", "0%");
        outstanding(words, unfiled.outstanding());
        return words;
    }

    private static void form(Map<String, String> words, Form form) {
        words.put("报表", form.title());
        words.put("报表依据", form.source());
    }

    private static void outstanding(Map<String, String> words, List<Coverage.Row> outstanding) {
        putCount(words, "未报数", outstanding.size());
        if (!outstanding.isEmpty()) {
            words.put(
                    "未报名单",
                    outstanding.stream()
                                    .limit(MOST_NAMED)
                                    .map(row -> row.unit().name())
                                    .collect(Collectors.joining("、"))
                            + (outstanding.size() > MOST_NAMED ? "等" : ""));
        }
    }

    /** Adds the words of one form. */
    static Map<String, String> with(Map<String, String> general, FormSummary form) {
        Map<String, String> words = new HashMap<>(general);
        form(words, form.form());
        words.put("应报", Integer.toString(form.expectedUnits()));
        words.put("已报", Integer.toString(form.reportedUnits()));
        BigDecimal coverage =
                Growth.percent(BigDecimal.valueOf(form.reportedUnits()), BigDecimal.valueOf(form.expectedUnits()), 2);
        words.put("报送率", Wording.figure(coverage) + "%");
        outstanding(words, form.outstanding());
        if (form.figures().isAreaFiling()) {
            words.put("汇总口径", "本地区汇总口径填报");
        }
        if (form.figures().isFormChanged()) {
            words.put("旧版报表", "上年为旧版报表");
        }
        if (!form.figures().unitsNote(Group.TOTAL).isEmpty()) {
            words.put("单位变化", form.figures().unitsNote(Group.TOTAL));
        }
        putCount(words, "强制受理数", form.figures().accepted().size());
        return words;
    }
}
