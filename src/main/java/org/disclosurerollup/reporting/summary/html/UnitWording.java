package org.disclosurerollup.reporting.summary.html;

import org.disclosurerollup.reporting.Coverage;
import org.disclosurerollup.reporting.summary.UnitFigures;
import org.disclosurerollup.reporting.summary.UnitFiling;

/** What the page says of units and submissions; the same in its static rows and in those that unfold. */
final class UnitWording {

    private UnitWording() {}

    /** {@code 部分报送 12/13}, {@code 已报送}; with a remark where figures are not in the summary's total. */
    static String status(UnitFigures unit) {
        String status = unit.coverage()
                .map(row -> row.status().label() + counts(unit, row))
                .orElse("");
        if (unit.counts() || !unit.hasFigures()) {
            return status;
        }
        return status.isEmpty() ? "不计入合计" : status + ",不计入合计";
    }

    private static String counts(UnitFigures unit, Coverage.Row row) {
        return unit.below().isEmpty() ? "" : " " + row.reported() + "/" + row.expected();
    }

    /** {@code 第 2 版 · xianyang/2017/a.csv 第 5 行}, with the reasons that were stated. */
    static String source(UnitFiling filing) {
        StringBuilder source = new StringBuilder();
        source.append("第 %d 版 · %s 第 %d 行".formatted(filing.revision(), filing.source(), filing.line()));
        if (filing.acceptedBy() != null) {
            source.append(" · 强制受理,操作员 ").append(filing.acceptedBy());
        }
        if (filing.reason() != null && !filing.reason().isEmpty()) {
            source.append(" · 说明:").append(filing.reason());
        }
        return source.toString();
    }

    static String name(UnitFiling filing) {
        return filing.scope().label() + "填报";
    }

    static String status(UnitFiling filing) {
        if (!filing.accepted()) {
            return "待更正,不计入合计";
        }
        return filing.counts() ? "计入合计" : "不计入合计";
    }

    /** Whether all that there is to say stands in the unit's own row: its one submission, with its figures. */
    static boolean isSimple(UnitFigures unit) {
        return unit.below().isEmpty()
                && unit.filings().size() <= 1
                && unit.filings().stream().allMatch(UnitFiling::accepted);
    }

    /** Where an office's one submission stands; empty for an area, and where there are several or none. */
    static String source(UnitFigures unit) {
        return unit.below().isEmpty() && unit.filings().size() == 1
                ? source(unit.filings().get(0))
                : "";
    }
}
