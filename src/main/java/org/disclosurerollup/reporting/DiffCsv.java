package org.disclosurerollup.reporting;

import java.io.IOException;
import java.io.Writer;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.comparison.Cause;
import org.disclosurerollup.comparison.FiledVersion;
import org.disclosurerollup.comparison.SubmissionChange;

/** Writes what changed between two runs as CSV: a row per figure that moved and cause. */
public final class DiffCsv extends CsvOutput {

    private static final String FILING = "filing";

    /** Writes to a stream that is not ours to close; {@link #finish} flushes it. */
    public DiffCsv(Writer stream) throws IOException {
        super(
                stream,
                "from_run",
                "to_run",
                "unit_code",
                "unit_name",
                "level",
                "year",
                "form",
                "cell",
                "label",
                "unit_of_measure",
                "group",
                "value_from",
                "value_to",
                "difference",
                "previous_from",
                "previous_to",
                "previous_difference",
                "growth_pct_from",
                "growth_pct_to",
                "growth_status_from",
                "growth_status_to",
                "share_pct_from",
                "share_pct_to",
                "previous_share_pct_from",
                "previous_share_pct_to",
                "like_for_like_growth_pct_from",
                "like_for_like_growth_pct_to",
                "effect_on",
                "cause",
                "contribution",
                "contributor_code",
                "contributor_name",
                "contributor_year",
                "contributor_form",
                "scope",
                "change",
                "revision_from",
                "revision_to",
                "reason",
                "source_from",
                "line_from",
                "source_to",
                "line_to",
                "run",
                "run_date",
                "operator");
    }

    public void write(YearDiff diff) throws IOException {
        for (SubmissionChange change : diff.changes()) {
            writeFiling(diff, change);
        }
        for (FormDiff form : diff.forms()) {
            for (FormDiff.AreaDiff area : form.areas()) {
                for (MovedFigure figure : form.figures(area)) {
                    for (MovedFigure.Effect effect : figure.effects()) {
                        writeFigure(diff, form, figure, effect);
                    }
                }
            }
        }
    }

    private CsvFile key(YearDiff diff, String code, String name, String level, String year, String form, Cell cell)
            throws IOException {
        return csv.number(diff.from().run())
                .number(diff.to().run())
                .text(code)
                .text(name)
                .text(level)
                .text(year)
                .text(form)
                .text(cell == null ? "" : cell.code())
                .text(cell == null ? "" : cell.label())
                .text(cell == null ? "" : cell.unitOfMeasure());
    }

    /** The cells of a filing, counted or not; one row without a cell where only its status changed. */
    private void writeFiling(YearDiff diff, SubmissionChange change) throws IOException {
        if (change.changedCells().isEmpty()) {
            writeFiling(diff, change, null);
        }
        for (Cell cell : change.changedCells()) {
            writeFiling(diff, change, cell);
        }
    }

    private void writeFiling(YearDiff diff, SubmissionChange change, Cell cell) throws IOException {
        String level = diff.units().ofCode(change.unitCode()).stream()
                .findFirst()
                .map(unit -> unit.kind().code())
                .orElse("");
        key(
                        diff,
                        change.unitCode(),
                        diff.name(change.unitCode(), change.period()),
                        level,
                        change.period().toString(),
                        change.form().id(),
                        cell)
                .text(FILING)
                .text(text(change.before(), cell))
                .text(text(change.after(), cell))
                .text(difference(change, cell));
        for (int blank = 0; blank < 13; blank++) {
            csv.text("");
        }
        csv.text(MovedFigure.On.VALUE.code()).text(Cause.Kind.SUBMISSION.code()).text("");
        writeContributor(diff, change);
    }

    private static String text(FiledVersion version, Cell cell) {
        return version == null || cell == null ? "" : version.text(cell);
    }

    private static String difference(SubmissionChange change, Cell cell) {
        if (cell == null || change.before() == null || change.after() == null) {
            return "";
        }
        long before = change.before().figures()[cell.index()];
        long after = change.after().figures()[cell.index()];
        return before == FixedPoint.BLANK || after == FixedPoint.BLANK
                ? ""
                : FixedPoint.toText(Math.subtractExact(after, before), cell.decimals());
    }

    private void writeFigure(YearDiff diff, FormDiff form, MovedFigure figure, MovedFigure.Effect effect)
            throws IOException {
        Unit area = figure.area();
        Compared before = figure.before();
        Compared after = figure.after();
        key(
                        diff,
                        area.code(),
                        area.name(),
                        area.kind().code(),
                        form.period().toString(),
                        form.form().id(),
                        figure.cell())
                .text(figure.group().code())
                .figure(figure.valueBefore())
                .figure(figure.valueAfter())
                .figure(figure.difference())
                .figure(figure.previousBefore())
                .figure(figure.previousAfter())
                .figure(figure.previousDifference())
                .percent(before == null ? null : before.growth().percent())
                .percent(after == null ? null : after.growth().percent())
                .text(before == null ? "" : before.growth().status().code())
                .text(after == null ? "" : after.growth().status().code())
                .percent(before == null ? null : before.share())
                .percent(after == null ? null : after.share())
                .percent(before == null ? null : before.previousShare())
                .percent(after == null ? null : after.previousShare())
                .percent(before == null ? null : before.likeForLikeGrowth())
                .percent(after == null ? null : after.likeForLikeGrowth())
                .text(effect.on().code())
                .text(effect.cause().kind().code())
                .figure(effect.cause().amount());
        if (effect.cause().change() != null) {
            writeContributor(diff, effect.cause().change());
            return;
        }
        csv.text(effect.cause().code()).text(diff.name(effect.cause().code(), form.period()));
        for (int blank = 0; blank < 14; blank++) {
            csv.text("");
        }
        csv.endRow();
    }

    private void writeContributor(YearDiff diff, SubmissionChange change) throws IOException {
        FiledVersion before = change.before();
        FiledVersion after = change.after();
        csv.text(change.unitCode())
                .text(diff.name(change.unitCode(), change.period()))
                .text(change.period().toString())
                .text(change.form().id())
                .text(change.scope().code())
                .text(change.kind().code())
                .text(before == null ? "" : Integer.toString(before.revision()))
                .text(after == null ? "" : Integer.toString(after.revision()))
                .text(after == null ? "" : after.reason())
                .text(before == null ? "" : before.source())
                .text(before == null ? "" : Integer.toString(before.line()))
                .text(after == null ? "" : after.source())
                .text(after == null ? "" : Integer.toString(after.line()))
                .text(after == null ? "" : Long.toString(after.introducedRun()))
                .text(after == null ? "" : after.day())
                .text(change.madeBy())
                .endRow();
    }
}
