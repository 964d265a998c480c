package org.disclosurerollup.reporting;

import java.math.BigDecimal;
import org.disclosurerollup.comparison.Growth;

/** {@code coverage.csv}: a row per area, and per unit that should file a form or did. */
final class CoverageRows implements AreaRows {

    @Override
    public String file() {
        return "coverage.csv";
    }

    @Override
    public String[] header() {
        return new String[] {
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
            "line"
        };
    }

    @Override
    public void write(AreaPiece piece, CsvBuffer csv) {
        FormYear formYear = piece.formYear();
        for (Coverage.Row row : piece.coverage()) {
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
