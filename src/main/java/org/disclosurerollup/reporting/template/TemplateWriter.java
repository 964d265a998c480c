package org.disclosurerollup.reporting.template;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.RollUp;
import org.disclosurerollup.catalogue.UnitKind;
import org.disclosurerollup.reporting.AtomicFile;
import org.disclosurerollup.reporting.summary.workbook.ScratchFolder;
import org.disclosurerollup.reporting.summary.workbook.Styles;
import org.disclosurerollup.reporting.summary.workbook.TableSheet;
import org.disclosurerollup.validation.RuleBook;

/**
 * Writes a form of a year as Excel workbooks to be filled in, one for each unit. The workbook is made once for each kind
 * of unit, since rules may ask some kinds only; a unit's own are its code, its name, the scope and last year's figures.
 */
public final class TemplateWriter {

    private final Form form;
    private final Period period;
    private final RuleBook rules;
    private final Map<UnitKind, Prepared> prepared = new EnumMap<>(UnitKind.class);

    /** A workbook for units of a kind, with the cells that last year's figures go into, by address. */
    private record Prepared(Master master, Map<String, Cell> before) {}

    public TemplateWriter(Form form, Period period, RuleBook rules) {
        this.form = form;
        this.period = period;
        this.rules = rules;
    }

    /** Writes the workbook for a unit. */
    public void write(Recipient recipient, Path file) throws IOException {
        UnitKind kind = recipient.unit().kind();
        Prepared workbook = prepared.get(kind);
        if (workbook == null) {
            workbook = prepare(kind);
            prepared.put(kind, workbook);
        }
        try (AtomicFile atomic = new AtomicFile(file)) {
            try (OutputStream stream = atomic.stream()) {
                Map<String, Cell> before = workbook.before();
                workbook.master().write(address -> content(address, recipient, before), stream);
            }
            atomic.finishUnforced();
        }
    }

    private static Master.Content content(String address, Recipient recipient, Map<String, Cell> before) {
        return switch (address) {
            case EntrySheet.CODE -> Master.Content.ofText(recipient.unit().code());
            case EntrySheet.UNIT_NAME -> Master.Content.ofText(recipient.unit().name());
            case EntrySheet.SCOPE -> Master.Content.ofText(recipient.scope().label());
            default -> lastYear(before.get(address), recipient.before());
        };
    }

    private static Master.Content lastYear(Cell cell, long[] figures) {
        if (figures == null || figures[cell.index()] == FixedPoint.BLANK) {
            return Master.Content.NOTHING;
        }
        long figure = figures[cell.index()];
        return cell.rollUp() == RollUp.COUNT_YES
                ? Master.Content.ofText(figure == 1 ? "是" : "否")
                : Master.Content.ofNumber(FixedPoint.toText(figure, cell.decimals()));
    }

    private Prepared prepare(UnitKind kind) throws IOException {
        long[] blank = new long[form.size()];
        Arrays.fill(blank, FixedPoint.BLANK);
        CheckPlan plan = new CheckPlan(form, kind, rules, CheckSheet.FIRST_ROW);
        EntrySheet entry = new EntrySheet(form, period, plan);
        try (ScratchFolder scratch = new ScratchFolder();
                SXSSFWorkbook workbook = new SXSSFWorkbook()) {
            describe(workbook);
            Styles styles = new Styles(workbook);
            entry.write(new TableSheet(workbook, EntrySheet.NAME, styles), kind.isArea());
            new CheckSheet(form, plan, entry.places(), blank).write(new TableSheet(workbook, CheckSheet.NAME, styles));
            new GuideSheet(form, kind.isArea()).write(new TableSheet(workbook, GuideSheet.NAME, styles));
            workbook.getXSSFWorkbook().lockStructure();
            workbook.setForceFormulaRecalculation(true);
            Path file = scratch.file("master.xlsx");
            try (OutputStream stream = Files.newOutputStream(file)) {
                workbook.write(stream);
            }
            Map<String, Cell> before = new HashMap<>();
            for (Cell cell : form.cells()) {
                before.put(entry.places().address(cell.index(), true), cell);
            }
            List<String> differing = new ArrayList<>(before.keySet());
            differing.addAll(List.of(EntrySheet.CODE, EntrySheet.UNIT_NAME, EntrySheet.SCOPE));
            return new Prepared(new Master(file, differing), before);
        }
    }

    /** The first day of the year is the only time in the file. */
    private void describe(SXSSFWorkbook workbook) throws IOException {
        POIXMLProperties.CoreProperties core =
                workbook.getXSSFWorkbook().getProperties().getCoreProperties();
        String day = period.firstDay() + "T00:00:00Z";
        try {
            core.setCreated(day);
            core.setModified(day);
        } catch (InvalidFormatException e) {
            throw new IOException("day of the year: " + day, e);
        }
        core.setCreator("disclosure-rollup");
        core.setTitle(form.title());
    }
}
