package org.disclosurerollup.reporting;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.disclosurerollup.catalogue.VisibleText;
import org.disclosurerollup.consolidation.AreaMark.Reason;

/** Prints the states of areas for a person, the tree by indentation. */
public final class StateGridText {

    private static final String INDENT = "  ";

    private final PrintWriter out;

    public StateGridText(PrintWriter out) {
        this.out = out;
    }

    public void print(StateGrid grid) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("area", "code", "state", "since", "because of", "last computed"));
        int top = grid.areas().stream().mapToInt(AreaState::depth).min().orElse(0);
        for (AreaState area : grid.areas()) {
            rows.add(List.of(
                    INDENT.repeat(area.depth() - top)
                            + VisibleText.of(area.unit().name()),
                    VisibleText.of(area.unit().code()),
                    area.state().code(),
                    area.sinceRun() == 0 ? "" : "run " + area.sinceRun(),
                    area.reasons().stream().map(StateGridText::words).collect(Collectors.joining(", ")),
                    area.computedRun() == 0 ? "never" : "run " + area.computedRun() + " " + area.computedAt()));
        }
        new AlignedRows(out, false).print("", rows.get(0).size(), rows);
    }

    private static String words(Reason reason) {
        return switch (reason) {
            case FILINGS -> "own filings";
            case ADJUSTMENTS -> "adjustments";
            case UNITS -> "units";
            case RULES -> "rules changed";
            case BELOW -> "something below";
            case BASE -> "last year's figures";
            case RERUN -> "rerun";
            case HISTORY -> "earlier years";
        };
    }
}
