package org.disclosurerollup.reporting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.submission.Finding;

/** Writes {@code review.csv}: the suspicions, ranked, so that a clerk who has an hour looks at the right ones. */
final class ReviewCsv extends FindingList {

    private static final int KEY_COLUMNS = 8;
    private static final int MOST_DIGITS = Long.toString(Long.MAX_VALUE).length();

    private final UnitRegister units;
    private long rank;

    /** @param earlier lines to take over, {@code null} for none */
    ReviewCsv(Path file, UnitRegister units, EarlierLines earlier) throws IOException {
        super(
                file,
                earlier,
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

    /** The lines of such a list, as far as they are to stand again. */
    static EarlierLines lines(Path file, Predicate<ListKey> stays) throws IOException {
        return new EarlierLines(
                file,
                KEY_COLUMNS,
                fields -> key(Long.parseLong(fields[1]), fields[2], fields[4], fields[5], fields[6], fields[7]),
                stays);
    }

    /** By score, the highest first, then unit, form, year, cell and rule. A score is never below zero. */
    private static ListKey key(long score, String unitCode, String period, String form, String cell, String rule) {
        String behindHigher = Long.toString(Long.MAX_VALUE - score);
        return new ListKey(
                unitCode,
                period,
                "0".repeat(MOST_DIGITS - behindHigher.length()) + behindHigher,
                unitCode,
                form,
                period,
                cell,
                rule);
    }

    /** All of the line but its rank, which is counted anew. */
    @Override
    void takeOver(ListKey key, byte[] bytes, int from, int to) throws IOException {
        int behindRank = from;
        while (bytes[behindRank] != ',') {
            behindRank++;
        }
        csv.number(++rank).rest(bytes, behindRank + 1, to);
    }

    void write(Finding finding, long score) throws IOException {
        moveTo(key(score, finding.unitCode(), finding.period(), finding.form(), finding.cell(), finding.rule()));
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
