package org.disclosurerollup.reporting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.submission.Finding;

/** Findings by the areas they concern: counted all, kept only as many as a page shows. */
final class AreaFindings {

    private static final int MOST = 200;

    private final UnitRegister units;
    private final Map<Period, Map<String, Entry>> byPeriod = new HashMap<>();
    private long hard;
    private long soft;
    private long notes;
    private long accepted;
    private long explained;

    AreaFindings(UnitRegister units) {
        this.units = units;
    }

    /** The findings of one area and period. */
    static final class Entry {

        private final List<PackedFinding> first = new ArrayList<>(2);
        private long count;

        /** The first of them, as many as a page shows. */
        List<Finding> first() {
            return first.stream().map(PackedFinding::unpack).toList();
        }

        /** How many there are in all. */
        long count() {
            return count;
        }
    }

    /** @param answered whether a soft one was explained, or a hard one's submission accepted */
    void add(Finding finding, boolean answered) {
        if (finding.severity() == Severity.NOTE) {
            notes++;
            return;
        }
        if (finding.severity() == Severity.HARD) {
            hard++;
            accepted += answered ? 1 : 0;
        } else {
            soft++;
            explained += answered ? 1 : 0;
        }
        if (finding.unitCode() == null || finding.period() == null) {
            return;
        }
        Period.parse(finding.period()).filter(Period::isYear).ifPresent(period -> {
            UnitTree tree = units.treeOf(period);
            int at = tree.indexOf(finding.unitCode());
            PackedFinding packed = at < 0 ? null : new PackedFinding(finding);
            while (at >= 0) {
                Entry entry = byPeriod.computeIfAbsent(period, p -> new HashMap<>())
                        .computeIfAbsent(tree.code(at), code -> new Entry());
                entry.count++;
                if (entry.first.size() < MOST) {
                    entry.first.add(packed);
                }
                at = tree.parent(at);
            }
        });
    }

    Entry of(String areaCode, Period period) {
        return byPeriod.getOrDefault(period, Map.of()).getOrDefault(areaCode, new Entry());
    }

    long hard() {
        return hard;
    }

    long soft() {
        return soft;
    }

    /** How often it was noted how something was read; pages do not show these. */
    long notes() {
        return notes;
    }

    /** How many hard ones are on submissions that an operator accepted. */
    long accepted() {
        return accepted;
    }

    /** How many soft ones have an explanation by their unit. */
    long explained() {
        return explained;
    }
}
