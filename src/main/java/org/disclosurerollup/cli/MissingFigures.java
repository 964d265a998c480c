package org.disclosurerollup.cli;

import java.util.List;
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

    /** A line for each year that was asked for or reported and has no figures; none if nothing is amiss. */
    static List<String> of(Report report) {
        String there = report.withFigures().isEmpty()
                ? "no year has figures"
                : "years with figures: " + joined(report.withFigures());
        if (report.periods().isEmpty() && report.withoutFigures().isEmpty()) {
            return List.of("nothing is there to report: the outputs hold no figures");
        }
        return report.withoutFigures().stream()
                .map(year -> report.periods().contains(year)
                        ? "no figures of %s: no filing of it counts, see coverage.csv; %s".formatted(year, there)
                        : "no figures of %s: no filing of it is known; %s".formatted(year, there))
                .toList();
    }

    private static String joined(List<Period> years) {
        return years.stream().map(Period::toString).collect(Collectors.joining(", "));
    }

    /** The line about areas that lost their last figures of a year, at least one. */
    static String of(List<LostFigures> lost) {
        String first = lost.stream().limit(FIRST).map(MissingFigures::words).collect(Collectors.joining(", "));
        return "%s lost all figures of a year: %s%s; 'rollup diff --year %s' says why"
                .formatted(
                        lost.size() == 1 ? "1 area" : lost.size() + " areas",
                        first,
                        lost.size() > FIRST ? " and " + (lost.size() - FIRST) + " more" : "",
                        lost.get(0).period());
    }

    private static String words(LostFigures area) {
        return VisibleText.of((area.areaName().isEmpty() ? "" : area.areaName() + " ") + area.areaCode() + " ("
                + area.period() + ")");
    }
}
