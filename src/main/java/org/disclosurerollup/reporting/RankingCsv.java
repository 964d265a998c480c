package org.disclosurerollup.reporting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes {@code ranking.csv}: a row per unit with a score. */
final class RankingCsv extends CsvOutput {

    static final String FILE = "ranking.csv";

    RankingCsv(Path folder) throws IOException {
        super(
                folder.resolve(FILE),
                "parent_code",
                "unit_code",
                "unit_name",
                "year",
                "form",
                "cell",
                "label",
                "value",
                "rank",
                "ranked_units");
    }

    void write(FormYear formYear, List<Ranking.Row> rows) throws IOException {
        for (Ranking.Row row : rows) {
            csv.text(row.unit().parent())
                    .text(row.unit().code())
                    .text(row.unit().name())
                    .text(formYear.period().toString())
                    .text(formYear.form().id())
                    .text(row.cell().code())
                    .text(row.cell().label())
                    .figure(row.value())
                    .number(row.rank())
                    .number(row.among())
                    .endRow();
        }
    }
}
