package org.disclosurerollup.submission;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.disclosurerollup.submission.grid.Document;
import org.disclosurerollup.submission.grid.DocumentReader;
import org.disclosurerollup.submission.grid.FileKind;
import org.disclosurerollup.submission.grid.FileStart;
import org.disclosurerollup.submission.grid.Grid;
import org.disclosurerollup.submission.grid.GridRow;
import org.disclosurerollup.submission.grid.ReadingLimits;
import org.disclosurerollup.submission.grid.UnreadableDocumentException;

/**
 * Workbooks, Word documents and web pages. A sheet that has the header of a table is read as a CSV file of that layout
 * would be; all sheets and tables in which labels of a form stand are parts of that form; the rest is left alone.
 */
final class DocumentLayout {

    private static final int MOST_TITLES = 30;
    private static final int MOST_NAMES = 5;
    private static final int START = 4096;

    private final TabularLayouts tables;
    private final FormLayout forms;
    private final DocumentReader reader = new DocumentReader(ReadingLimits.fromSystem());

    DocumentLayout(TabularLayouts tables, FormLayout forms) {
        this.tables = tables;
        this.forms = forms;
    }

    /** @throws IOException only if the machine cannot read the file */
    void read(Path file, FileKind kind, String source, SubmissionSink sink) throws IOException {
        Document document;
        try {
            document = reader.read(file, kind, kind == FileKind.HTML ? charset(file) : null);
        } catch (UnreadableDocumentException e) {
            ReadingRule rule = e.isOverLimit() ? ReadingRule.OVER_LIMIT : ReadingRule.UNREADABLE_FILE;
            SubmissionReader.report(sink, rule, source, 0, e.getMessage());
            return;
        }
        noteRemarks(document, source, sink);
        List<Grid> others = new ArrayList<>();
        boolean any = false;
        for (Grid grid : document.grids()) {
            int header = grid.kind() == Grid.Kind.TEXT ? -1 : headerRow(grid);
            if (header < 0) {
                others.add(grid);
            } else {
                noteHiddenRows(grid, source, sink);
                GridRows rows = GridRows.from(grid, header);
                rows.next();
                tables.read(rows, rows.strippedFields(), source, sink);
                any = true;
            }
        }
        List<Grid> parts = forms.recognition().partsOfForms(others);
        if (!parts.isEmpty()) {
            parts.forEach(part -> noteHiddenRows(part, source, sink));
            readForm(parts, source, sink);
        } else if (!any) {
            SubmissionReader.report(
                    sink,
                    ReadingRule.UNKNOWN_LAYOUT,
                    source,
                    0,
                    "文件中没有可识别的报表:没有任何工作表或表格有 unit_code,year,form,… 的表头或报表的标准指标名称。");
        }
    }

    private static void noteRemarks(Document document, String source, SubmissionSink sink) {
        if (document.remarks().contains(Document.Remark.MACROS)) {
            SubmissionReader.report(sink, ReadingRule.MACROS_IGNORED, source, 0, "文件含有宏,未运行,只读取了单元格。");
        }
        if (document.remarks().contains(Document.Remark.LINKS)) {
            SubmissionReader.report(sink, ReadingRule.LINKS_IGNORED, source, 0, "文件含有指向其他文件或数据源的链接,未访问,只读取已保存的结果。");
        }
        List<String> hidden = document.hiddenSheets();
        if (!hidden.isEmpty()) {
            String names = hidden.stream().limit(MOST_NAMES).collect(Collectors.joining("”、“", "“", "”"));
            SubmissionReader.report(
                    sink,
                    ReadingRule.HIDDEN_SHEETS,
                    source,
                    0,
                    "文件有 " + hidden.size() + " 个隐藏的工作表(" + names + (hidden.size() > MOST_NAMES ? " 等" : "")
                            + "),未读取;如其中有应报的数据,请取消隐藏后重新报送。");
        }
    }

    private void readForm(List<Grid> parts, String source, SubmissionSink sink) throws IOException {
        GridRows rows = new GridRows(parts);
        rows.next();
        try {
            forms.read(rows, source, sink);
        } catch (MalformedFileException e) {
            SubmissionReader.report(sink, ReadingRule.OVER_LIMIT, source, 0, e.getMessage() + ",超出读取上限。");
        }
    }

    /** The row that has the header of a table below no more than titles, or -1. */
    private static int headerRow(Grid grid) {
        for (int i = 0; i < Math.min(MOST_TITLES, grid.rows().size()); i++) {
            String[] fields = grid.rows().get(i).fields().clone();
            for (int j = 0; j < fields.length; j++) {
                fields[j] = CellText.strip(fields[j]);
            }
            if (KeyColumns.of(fields).areComplete()) {
                return i;
            }
        }
        return -1;
    }

    private static void noteHiddenRows(Grid grid, String source, SubmissionSink sink) {
        List<Integer> hidden =
                grid.rows().stream().filter(GridRow::hidden).map(GridRow::line).toList();
        if (!hidden.isEmpty()) {
            sink.finding(new Finding(
                            ReadingRule.HIDDEN_ROWS.severity(),
                            ReadingRule.HIDDEN_ROWS.code(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            "工作表“" + grid.name() + "”有 " + hidden.size() + " 个隐藏行(从第 " + hidden.get(0) + " 行起),已一并读取。",
                            source,
                            hidden.get(0))
                    .at(grid.name()));
        }
    }

    /** The encoding of a page that does not say which it has. */
    private static String charset(Path file) throws IOException {
        boolean named = new String(FileStart.read(file, START), StandardCharsets.ISO_8859_1).contains("charset");
        return named ? null : CsvText.of(file).charset().name();
    }
}
