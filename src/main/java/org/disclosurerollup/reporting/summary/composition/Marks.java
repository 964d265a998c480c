package org.disclosurerollup.reporting.summary.composition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.disclosurerollup.reporting.Wording;
import org.disclosurerollup.reporting.summary.Display;
import org.disclosurerollup.reporting.summary.Shown;
import org.disclosurerollup.reporting.summary.ShownShare;
import org.disclosurerollup.reporting.summary.composition.Composition.Column;
import org.disclosurerollup.reporting.summary.composition.Composition.Row;

/** Figures and shares of a summary's tables as texts, and which of them were adjusted so that sums hold. */
final class Marks {

    private static final int MOST_LISTED = 200;

    private final Set<Shown> adjusted = new LinkedHashSet<>();
    private final Set<Shown> further = new HashSet<>();
    private boolean figures;
    private boolean shares;

    String text(Shown shown) {
        if (shown.adjusted()) {
            adjusted.add(shown);
            figures = true;
            if (shown.further()) {
                further.add(shown);
            }
        }
        return shown.text();
    }

    String text(ShownShare share) {
        shares |= share.adjusted();
        return share.text();
    }

    /** The notes for what was marked since they were last asked for, that is, in one table. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (figures) {
            notes.add(Display.FIGURES_NOTE + (further.isEmpty() ? "" : Display.FURTHER_NOTE.formatted(further.size())));
        }
        if (shares) {
            notes.add(Display.SHARES_NOTE);
        }
        figures = false;
        further.clear();
        shares = false;
        return notes;
    }

    /** The adjusted figures of all tables so far: exact, rounded half-up, and as shown. */
    Composition.Table list() {
        List<Row> rows = new ArrayList<>();
        adjusted.stream()
                .limit(MOST_LISTED)
                .forEach(shown -> rows.add(new Row(
                        List.of(
                                shown.whose(),
                                shown.cell().code() + " " + shown.cell().shortLabel(),
                                shown.period().toString(),
                                Wording.figure(shown.exact()) + shown.cell().unitOfMeasure(),
                                shown.halfUp().toPlainString(),
                                shown.value().toPlainString()),
                        0,
                        false)));
        return new Composition.Table(
                "经舍位平衡调整的数据",
                List.of(
                        new Column("区", 6, false),
                        new Column("单元格", 8, false),
                        new Column("年度", 2, false),
                        new Column("原值", 4, true),
                        new Column("四舍五入", 3, true),
                        new Column("平衡后", 3, true)),
                rows,
                adjusted.size() > MOST_LISTED
                        ? List.of("注:共" + adjusted.size() + "项,此处列前" + MOST_LISTED + "项,其余见工作簿“舍位平衡”表。")
                        : List.of());
    }
}
