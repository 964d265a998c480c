package org.disclosurerollup.submission.grid;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.poi.hssf.record.SupBookRecord;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Reads the visible sheets of an Excel workbook. */
final class WorkbookFile {

    private static final String CONNECTIONS =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.connections+xml";
    private static final int MOST_MERGED_ROWS = 200;
    private static final int MOST_MERGED = 20_000;

    private final ReadingLimits.Budget budget;
    private final SheetText text = new SheetText();

    private WorkbookFile(ReadingLimits limits) {
        this.budget = limits.budget();
    }

    static Document readXlsx(Path file, ReadingLimits limits) throws IOException {
        try (OPCPackage opened = OPCPackage.open(file.toFile(), PackageAccess.READ);
                XSSFWorkbook workbook = new XSSFWorkbook(opened)) {
            return new WorkbookFile(limits).read(workbook, remarks(workbook.isMacroEnabled(), hasLinks(opened)));
        } catch (OpenXML4JException e) {
            throw new IOException(e);
        }
    }

    static Document readXls(Path file, ReadingLimits limits) throws IOException {
        try (POIFSFileSystem files = new POIFSFileSystem(file.toFile(), true);
                HSSFWorkbook workbook = new HSSFWorkbook(files)) {
            boolean macros = files.getRoot().hasEntry("_VBA_PROJECT_CUR");
            return new WorkbookFile(limits).read(workbook, remarks(macros, hasLinks(workbook)));
        }
    }

    private static Set<Document.Remark> remarks(boolean macros, boolean links) {
        Set<Document.Remark> remarks = EnumSet.noneOf(Document.Remark.class);
        if (macros) {
            remarks.add(Document.Remark.MACROS);
        }
        if (links) {
            remarks.add(Document.Remark.LINKS);
        }
        return remarks;
    }

    /** Whether it has parts for other workbooks, for DDE or for queries. */
    private static boolean hasLinks(OPCPackage opened) {
        return !opened.getPartsByContentType(XSSFRelation.EXTERNAL_LINKS.getContentType())
                        .isEmpty()
                || !opened.getPartsByContentType(CONNECTIONS).isEmpty();
    }

    private static boolean hasLinks(HSSFWorkbook workbook) {
        return workbook.getInternalWorkbook().getRecords().stream()
                .anyMatch(record -> record instanceof SupBookRecord book && book.isExternalReferences());
    }

    private Document read(Workbook workbook, Set<Document.Remark> remarks) throws UnreadableDocumentException {
        List<String> hidden = new ArrayList<>();
        List<Grid> grids = new ArrayList<>();
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            if (workbook.isSheetHidden(i) || workbook.isSheetVeryHidden(i)) {
                hidden.add(workbook.getSheetName(i));
            } else {
                Sheet sheet = workbook.getSheetAt(i);
                grids.add(new Grid(sheet.getSheetName(), Grid.Kind.SHEET, rows(sheet)));
            }
        }
        return new Document(grids, remarks, hidden);
    }

    private List<GridRow> rows(Sheet sheet) throws UnreadableDocumentException {
        TreeMap<Integer, GridRow> rows = new TreeMap<>();
        for (Row row : sheet) {
            GridRow read = row(row);
            if (read != null) {
                rows.put(row.getRowNum(), read);
            }
        }
        int merged = 0;
        for (CellRangeAddress region : sheet.getMergedRegions()) {
            int height = region.getLastRow() - region.getFirstRow();
            if (height > 0 && height < MOST_MERGED_ROWS && merged++ < MOST_MERGED) {
                repeatLabel(region, rows);
            }
        }
        return List.copyOf(rows.values());
    }

    private GridRow row(Row row) throws UnreadableDocumentException {
        String[] fields = new String[Math.max(8, row.getPhysicalNumberOfCells())];
        BitSet formulas = new BitSet();
        int size = 0;
        for (Cell cell : row) {
            String value = text.of(cell);
            boolean formula = cell.getCellType() == CellType.FORMULA;
            if (value.isBlank() && !formula) {
                continue;
            }
            int column = cell.getColumnIndex();
            budget.take(column);
            if (column >= fields.length) {
                fields = Arrays.copyOf(fields, Math.max(column + 1, 2 * fields.length));
            }
            fields[column] = value;
            formulas.set(column, formula);
            size = Math.max(size, column + 1);
        }
        if (size == 0) {
            return null;
        }
        fields = Arrays.copyOf(fields, size);
        Arrays.setAll(fields, Cells.emptyIfNone(fields));
        return new GridRow(row.getRowNum() + 1, fields, formulas, row.getZeroHeight());
    }

    /** Puts a label that stands beside or above several rows into each of them. */
    private static void repeatLabel(CellRangeAddress region, TreeMap<Integer, GridRow> rows) {
        GridRow first = rows.get(region.getFirstRow());
        int column = region.getFirstColumn();
        if (first == null || !Cells.isLabel(first.field(column))) {
            return;
        }
        for (Map.Entry<Integer, GridRow> entry : rows.subMap(region.getFirstRow(), false, region.getLastRow(), true)
                .entrySet()) {
            GridRow row = entry.getValue();
            String[] fields = row.fields().length > column ? row.fields() : Cells.widened(row.fields(), column + 1);
            fields[column] = first.field(column);
            entry.setValue(new GridRow(row.line(), fields, row.formulas(), row.hidden()));
        }
    }
}
