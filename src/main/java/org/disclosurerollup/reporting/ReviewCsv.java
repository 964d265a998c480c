package org.disclosurerollup.reporting;

import java.io.IOException;
import java.nio.file.Path;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.submission.Finding;

/** Writes {@code review.csv}: the suspicions, ranked, so that a clerk who has an hour looks at the right ones. */
final class ReviewCsv extends CsvOutput {

    private final UnitRegister units;
    private long rank;

    ReviewCsv(Path folder, UnitRegister units) throws IOException {
        super(
                folder.resolve("review.csv"),
                "rank",
                "score",
                "unit_code",
                "unit_name",
                "year",
                "form",
                "cell",
                "rule",
                "value",
                "expected",
                "message",
                "source",
                "line");
        this.units = units;
    }

    void write(Finding finding, long score) throws IOException {
        csv.number(++rank)
                .number(score)
                .text(finding.unitCode())
                .text(FindingsCsv.unitName(finding, units))
                .text(finding.period())
                .text(finding.form())
                .text(finding.cell())
                .text(finding.rule())
                .text(finding.actual())
                .text(finding.expected())
                .text(finding.message())
                .text(finding.source())
                .number(finding.line())
                .endRow();
    }
}
