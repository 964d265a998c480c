package org.disclosurerollup.reporting.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.CellMapping;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.submission.Scope;
import org.disclosurerollup.submission.UnitSelection;
import org.disclosurerollup.validation.Heirs;

/**
 * What units filed the year before, in a form's cells: by indicator where that year had another form, and of a unit that
 * took over from others what these filed. The same figures that rules look back at.
 */
public final class LastYear {

    private final Map<String, Map<Scope, long[]>> figures = new HashMap<>();

    private LastYear() {}

    /** For an office without a database. */
    public static LastYear unknown() {
        return new LastYear();
    }

    /**
     * @param stored forms as the run found them, by whose cells figures are stored
     * @param unitCodes the units asked about
     */
    public static LastYear read(
            Catalogue catalogue,
            Catalogue stored,
            UnitRegister units,
            Form form,
            Period period,
            Collection<String> unitCodes,
            JdbcLastYear filings) {
        Period before = period.yearBefore();
        Set<String> asked = Set.copyOf(unitCodes);
        Heirs heirs = new Heirs(units.successionTo(period), units.treeOf(before), UnitSelection.of(Optional.of(asked)));
        Set<String> sources = new TreeSet<>();
        asked.forEach(code -> sources.addAll(sources(heirs, code)));
        LastYear lastYear = new LastYear();
        for (Form earlier : catalogue.formsBefore(form, period)) {
            Form kept = stored.form(earlier.id());
            if (kept != null) {
                Map<String, Map<Scope, long[]>> filed = filings.of(kept, before, sources);
                CellMapping mapping = new CellMapping(form, kept);
                for (String code : asked) {
                    lastYear.add(code, whole(sources(heirs, code), filed, kept), mapping);
                }
            }
        }
        return lastYear;
    }

    private static List<String> sources(Heirs heirs, String code) {
        return heirs.isHeir(code) ? heirs.sourcesOf(code) : List.of(code);
    }

    /** What all of these filed together, by scope; nothing unless all did. What does not add up stays with a single one. */
    private static Map<Scope, long[]> whole(List<String> sources, Map<String, Map<Scope, long[]>> filed, Form form) {
        Map<Scope, long[]> whole = new EnumMap<>(Scope.class);
        for (Scope scope : Scope.values()) {
            List<long[]> parts = new ArrayList<>();
            for (String source : sources) {
                long[] part = filed.getOrDefault(source, Map.of()).get(scope);
                if (part != null) {
                    parts.add(part);
                }
            }
            if (!parts.isEmpty() && parts.size() == sources.size()) {
                whole.put(scope, parts.size() == 1 ? parts.get(0) : sum(parts, form));
            }
        }
        return whole;
    }

    private static long[] sum(List<long[]> parts, Form form) {
        long[] sum = new long[form.size()];
        Arrays.fill(sum, FixedPoint.BLANK);
        for (Cell cell : form.cells()) {
            for (long[] part : parts) {
                if (cell.rollUp().adds()) {
                    sum[cell.index()] = FixedPoint.add(sum[cell.index()], part[cell.index()]);
                }
            }
        }
        return sum;
    }

    /** Where the year before had several forms, the first that has a figure gives it. */
    private void add(String code, Map<Scope, long[]> filed, CellMapping mapping) {
        filed.forEach((scope, stored) -> figures.computeIfAbsent(code, unit -> new EnumMap<>(Scope.class))
                .merge(scope, mapping.map(stored), (first, second) -> {
                    long[] merged = first.clone();
                    for (int i = 0; i < merged.length; i++) {
                        merged[i] = merged[i] == FixedPoint.BLANK ? second[i] : merged[i];
                    }
                    return merged;
                }));
    }

    /** Whether the unit filed for its whole area, and not its own figures beside that. */
    public boolean isForWholeArea(String code) {
        return figures.getOrDefault(code, Map.of()).keySet().equals(Set.of(Scope.AREA));
    }

    /** The figures, {@code null} if there are none. */
    public long[] of(String code, Scope scope) {
        return figures.getOrDefault(code, Map.of()).get(scope);
    }

    /** How many units have any. */
    public int units() {
        return figures.size();
    }
}
