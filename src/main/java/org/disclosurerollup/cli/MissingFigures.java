package org.disclosurerollup.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.VisibleText;
import org.disclosurerollup.job.LostFigures;
import org.disclosurerollup.reporting.Report;

/** Says in one line each what is not in the outputs, and where to look for the reason. */
final class MissingFigures {

    /** Of areas that lost their figures; the others are counted. */
    private static final int FIRST = 5;

    private MissingFigures() {}

    /**
     * A line for each year that was asked for or reported and has no figures, with the years that have some where the
     * outputs hold none at all. No line if nothing is amiss.
     */
    static List<String> of(Report report) {
        if (report.periods().isEmpty() && report.withoutFigures().isEmpty()) {
            return List.of("nothing is there to report: the outputs hold no figures");
        }
        String elsewhere = report.pages() > 0
                ? ""
                : report.withFigures().isEmpty()
                        ? "; no year has figures"
                        : "; years with figures: " + joined(report.withFigures());
        return report.withoutFigures().stream()
                .map(year -> "no figures of " + year
                        + (report.periods().contains(year)
                                ? ": no filing of it counts, see coverage.csv"
                                : ": no filing of it is known")
                        + elsewhere)
                .toList();
    }

    private static String joined(List<Period> years) {
        return years.stream().map(Period::toString).collect(Collectors.joining(", "));
    }

    /** The line about areas of which a run took away the last figures of a year, at least one. */
    static String of(List<LostFigures> lost, long run) {
        return "%s; 'rollup diff --year %s --to %d' says why"
                .formatted(of(lost, "lost"), lost.get(0).period(), run);
    }

    /** The same without its end, for a run that may yet be made. */
    static String of(List<LostFigures> lost, String verb) {
        Map<String, List<LostFigures>> byArea = lost.stream()
                .collect(Collectors.groupingBy(LostFigures::areaCode, LinkedHashMap::new, Collectors.toList()));
        String first =
                byArea.values().stream().limit(FIRST).map(MissingFigures::words).collect(Collectors.joining(", "));
        return "%s %s all figures of a year: %s%s"
                .formatted(
                        byArea.size() == 1 ? "1 area" : byArea.size() + " areas",
                        verb,
                        first,
                        byArea.size() > FIRST ? " and " + (byArea.size() - FIRST) + " more" : "");
    }

    private static String words(List<LostFigures> years) {
        LostFigures area = years.get(0);
        return VisibleText.of((area.areaName().isEmpty() ? "" : area.areaName() + " ")
                + area.areaCode()
                + years.stream().map(LostFigures::period).collect(Collectors.joining(", ", " (", ")")));
    }
}
