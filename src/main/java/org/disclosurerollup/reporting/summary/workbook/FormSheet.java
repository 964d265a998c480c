package org.disclosurerollup.reporting.summary.workbook;

import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.FormTable;
import org.disclosurerollup.reporting.summary.AreaSummary;
import org.disclosurerollup.reporting.summary.FormSummary;

/** The official form filled with the area's totals, in the printed order and wording. */
final class FormSheet implements PrintedForm.Filling {

    private final AreaSummary summary;
    private final FormSummary form;
    private final boolean oneTable;

    FormSheet(AreaSummary summary, FormSummary form) {
        this.summary = summary;
        this.form = form;
        this.oneTable = form.form().tables().size() == 1;
    }

    void write(TableSheet sheet) {
        PrintedForm printed = new PrintedForm(form.form(), this);
        sheet.widths(printed.widths())
                .title(
                        printed.columns(),
                        form.form().title(),
                        "填报单位:%s  年度:%s  报送:%d/%d  %s"
                                .formatted(
                                        summary.area().name(),
                                        summary.period(),
                                        form.reportedUnits(),
                                        form.expectedUnits(),
                                        form.form().source()));
        printed.write(sheet);
        if (!oneTable) {
            sheet.freezeTop(2);
        }
        sheet.print(1);
    }

    @Override
    public void endHeader(TableSheet sheet, FormTable table) {
        if (oneTable) {
            sheet.freeze(0, 1);
        }
    }

    @Override
    public String unitOf(Cell cell) {
        return form.shown().unitOf(cell);
    }

    @Override
    public void value(TableSheet sheet, Cell cell) {
        if (cell.isFigure()) {
            sheet.shown(form.shown().value(cell, form.units()), form.shown().decimals(cell), Look.PLAIN);
        } else {
            sheet.figure(FixedPoint.BLANK, 0, Look.PLAIN);
        }
    }
}
