package org.disclosurerollup.reporting;

import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.submission.SubmissionStatus;

/**
 * {@code outstanding.csv}: a row per unit, form and year that should have been filed and is not counted, because
 * nothing came ({@code missing}), what came has hard findings ({@code rejected}, since the run named) or was taken back
 * ({@code withdrawn}). An area stands here only with a filing of its own that was rejected.
 */
final class OutstandingRows implements AreaRows {

    @Override
    public String file() {
        return "outstanding.csv";
    }

    @Override
    public String[] header() {
        return new String[] {
            "unit_code",
            "unit_name",
            "level",
            "parent_code",
            "parent_name",
            "year",
            "form",
            "status",
            "rejected_since_run"
        };
    }

    @Override
    public void write(AreaPiece piece, CsvBuffer csv) {
        FormYear formYear = piece.formYear();
        UnitTree tree = formYear.tree();
        for (Coverage.Row row : piece.coverage()) {
            boolean rejected = isRejected(row);
            if (!rejected && (!row.status().isOutstanding() || row.status() == CoverageStatus.WAITING)) {
                continue;
            }
            Unit unit = row.unit();
            int parent = unit.parent() == null ? -1 : tree.indexOf(unit.parent());
            csv.text(unit.code())
                    .text(unit.name())
                    .text(unit.kind().code())
                    .text(unit.parent())
                    .text(parent < 0 ? "" : tree.name(parent))
                    .text(formYear.period().toString())
                    .text(formYear.form().id())
                    .text(
                            rejected
                                    ? CoverageStatus.REJECTED.code()
                                    : row.status().code());
            if (rejected) {
                csv.number(row.filing().firstRun());
            } else {
                csv.text("");
            }
            csv.endRow();
        }
    }

    /** A unit's filing waits to be corrected, or an area's filing for units below it that are not complete either. */
    private static boolean isRejected(Coverage.Row row) {
        return switch (row.status()) {
            case REJECTED -> true;
            case NONE, PARTIAL -> row.filing() != null && row.filing().status() == SubmissionStatus.REJECTED;
            default -> false;
        };
    }
}
