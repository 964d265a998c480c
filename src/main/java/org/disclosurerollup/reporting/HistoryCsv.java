package org.disclosurerollup.reporting;

import java.io.IOException;
import java.io.Writer;
import org.disclosurerollup.comparison.Cause;
import org.disclosurerollup.comparison.FiledVersion;

/** Writes the history of a cell as CSV: a row per revision, and per value of a total and cause of it. */
public final class HistoryCsv extends CsvOutput {

    /** Writes to a stream that is not ours to close; {@link #finish} flushes it. */
    public HistoryCsv(Writer stream) throws IOException {
        super(
                stream,
                "unit_code",
                "unit_name",
                "year",
                "form",
                "cell",
                "label",
                "kind",
                "scope",
                "group",
                "revision",
                "status",
                "basis",
                "value",
                "received",
                "introduced_run",
                "run_date",
                "operator",
                "replaced_run",
                "reason",
                "accepted_by",
                "source",
                "line",
                "cause",
                "contribution",
                "contributor_code",
                "contributor_name",
                "contributor_source",
                "contributor_line");
    }

    public void write(CellHistory history) throws IOException {
        for (CellHistory.Filed filed : history.filed()) {
            writeFiled(history, filed);
        }
        for (CellHistory.Totalled total : history.totals()) {
            if (total.causes().isEmpty()) {
                writeTotal(history, total, null);
            }
            for (Cause cause : total.causes()) {
                writeTotal(history, total, cause);
            }
        }
    }

    private CsvFile key(CellHistory history, String kind) throws IOException {
        return csv.text(history.unit().code())
                .text(history.unit().name())
                .text(history.period().toString())
                .text(history.form().id())
                .text(history.cell().code())
                .text(history.cell().label())
                .text(kind);
    }

    private void blanks(int count) throws IOException {
        for (int blank = 0; blank < count; blank++) {
            csv.text("");
        }
    }

    private static String run(long run) {
        return run == FiledVersion.STANDING ? "" : Long.toString(run);
    }

    private void writeFiled(CellHistory history, CellHistory.Filed filed) throws IOException {
        FiledVersion version = filed.version();
        key(history, "filing")
                .text(filed.scope().code())
                .text("")
                .number(version.revision())
                .text(version.status())
                .text("")
                .text(HistoryText.figure(version, history.cell()))
                .text(version.received().get(history.cell().code()))
                .number(version.introducedRun())
                .text(version.day())
                .text(version.operator())
                .text(run(version.replacedRun()))
                .text(version.reason())
                .text(version.acceptedBy())
                .text(version.source())
                .number(version.line());
        blanks(6);
        csv.endRow();
    }

    private void writeTotal(CellHistory history, CellHistory.Totalled total, Cause cause) throws IOException {
        key(history, "total")
                .text("")
                .text(total.group().code())
                .text("")
                .text("")
                .text(total.basis() == null ? "" : total.basis().code())
                .figure(total.value())
                .text("")
                .number(total.introduced().run())
                .text(total.introduced().startedAt().substring(0, 10))
                .text(total.introduced().operator())
                .text(run(total.replaced()));
        blanks(4);
        if (cause == null) {
            blanks(6);
        } else {
            FiledVersion filed = cause.change() == null ? null : cause.change().after();
            csv.text(cause.kind().code())
                    .figure(cause.amount())
                    .text(cause.code())
                    .text(history.names().of(cause.code(), history.period()))
                    .text(filed == null ? "" : filed.source())
                    .text(filed == null ? "" : Integer.toString(filed.line()));
        }
        csv.endRow();
    }
}
