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

/** Findings by the areas they concern, notes left out: counted all, kept only as many as a page shows. */
final class AreaFindings {

    private static final int MOST = 200;

    private final UnitRegister units;
    private final Map<Period, Map<String, Entry>> byPeriod = new HashMap<>();

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

    void add(Finding finding) {
        if (finding.severity() == Severity.NOTE || finding.unitCode() == null || finding.period() == null) {
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
}
