package org.disclosurerollup.reporting;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.disclosurerollup.comparison.Growth;

/** Writes {@code coverage.csv}: a row per area, and per unit that should file a form or did. */
final class CoverageCsv extends CsvOutput {

    CoverageCsv(Path folder) throws IOException {
        super(
                folder.resolve("coverage.csv"),
                "unit_code",
                "unit_name",
                "level",
                "parent_code",
                "year",
                "form",
                "status",
                "reported_units",
                "expected_units",
                "coverage_pct",
                "revision",
                "source",
                "line");
    }

    void write(FormYear formYear, List<Coverage.Row> rows) throws IOException {
        for (Coverage.Row row : rows) {
            csv.text(row.unit().code())
                    .text(row.unit().name())
                    .text(row.unit().kind().code())
                    .text(row.unit().parent())
                    .text(formYear.period().toString())
                    .text(formYear.form().id())
                    .text(row.status().code())
                    .number(row.reported())
                    .number(row.expected())
                    .percent(Growth.percent(BigDecimal.valueOf(row.reported()), BigDecimal.valueOf(row.expected()), 2));
            JdbcFilings.Filing filing = row.filing();
            if (filing == null) {
                csv.text("").text("").text("");
            } else {
                csv.number(filing.revision()).text(filing.source()).number(filing.line());
            }
            csv.endRow();
        }
    }
}
