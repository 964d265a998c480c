package org.disclosurerollup.reporting;

import java.io.IOException;
import java.io.Writer;
import java.util.stream.Collectors;
import org.disclosurerollup.consolidation.AreaMark;

/** Writes the states of areas as CSV: a row per area. */
public final class StateGridCsv extends CsvOutput {

    /** Writes to a stream that is not ours to close; {@link #finish} flushes it. */
    public StateGridCsv(Writer stream) throws IOException {
        super(
                stream,
                "unit_code",
                "unit_name",
                "level",
                "parent_code",
                "year",
                "state",
                "reasons",
                "forms",
                "since_run",
                "computed_run",
                "computed_at");
    }

    public void write(StateGrid grid) throws IOException {
        for (AreaState area : grid.areas()) {
            csv.text(area.unit().code())
                    .text(area.unit().name())
                    .text(area.unit().kind() == null ? "" : area.unit().kind().code())
                    .text(area.unit().parent())
                    .text(grid.period().toString())
                    .text(area.state().code())
                    .text(area.reasons().stream().map(AreaMark.Reason::code).collect(Collectors.joining(" ")))
                    .text(String.join(" ", area.forms()))
                    .text(run(area.sinceRun()))
                    .text(run(area.computedRun()))
                    .text(area.computedAt());
            csv.endRow();
        }
    }

    private static String run(long run) {
        return run == 0 ? "" : Long.toString(run);
    }
}
