package org.disclosurerollup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;

/** Files that somebody made to do harm, or that an accident made so. */
final class HostileFiles {

    private static final Path GOOD = Project.path("src", "test", "resources", "intake", "files");
    private static final int MB = 1 << 20;

    private final Path folder;

    /** For each file the rule that must be among its findings, or an empty text where it must be read. */
    private final Map<String, String> expected = new LinkedHashMap<>();

    private HostileFiles(Path folder) {
        this.folder = folder;
    }

    /** Writes them all; answers what must be found in each. */
    static Map<String, String> write(Path folder) throws Exception {
        HostileFiles files = new HostileFiles(folder);
        files.archives();
        files.workbooks();
        files.texts();
        files.brokenAndLocked();
        return files.expected;
    }

    private Path file(String name, String rule) {
        expected.put(name, rule);
        return folder.resolve(name);
    }

    private void archives() throws IOException {
        rewrite("table.xlsx", file("bomb.xlsx", "over-limit"), "xl/worksheets/sheet1.xml", out -> fill(out, 400 * MB));
        rewrite("report-2021.docx", file("bomb.docx", "over-limit"), "word/document.xml", out -> fill(out, 400 * MB));
        rewrite("table.xlsx", file("bomb-in-styles.xlsx", "over-limit"), "xl/styles.xml", out -> fill(out, 400 * MB));
        rewrite("table.xlsx", file("million-rows.xlsx", "over-limit"), "xl/worksheets/sheet1.xml", out -> {
            text(out, "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
            for (int i = 1; i <= MB; i++) {
                text(out, "<row r=\"" + i + "\"/>");
            }
            text(out, "</sheetData></worksheet>");
        });
        rewrite(
                "table.xlsx",
                file("entities.xlsx", "unreadable-file"),
                "xl/sharedStrings.xml",
                out -> text(out, "<!DOCTYPE x [" + entities() + "]><sst>&e9;</sst>"));
        rewrite(
                "report-2021.docx",
                file("external-entity.docx", "unreadable-file"),
                "word/document.xml",
                out -> text(out, "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><w>&f;</w>"));
        try (OutputStream out = Files.newOutputStream(file("path-tricks.xlsx", "unreadable-file"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : new String[] {"xl/workbook.xml", "../../../../tmp/escaped.xml", "/etc/escaped.xml"}) {
                zip.putNextEntry(new ZipEntry(name));
                text(zip, "<escaped/>");
            }
        }
    }

    private static String entities() {
        StringBuilder text = new StringBuilder("<!ENTITY e0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            text.append("<!ENTITY e")
                    .append(i)
                    .append(" \"")
                    .append(("&e" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return text.toString();
    }

    private void workbooks() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(XSSFWorkbookType.XLSM);
                OutputStream out = Files.newOutputStream(file("macros.xlsm", "macros-ignored"))) {
            Sheet sheet = form(book.createSheet(), "东山县");
            sheet.addMergedRegion(new CellRangeAddress(20, 1_000_000, 0, 200));
            sheet.createRow(30).createCell(0).setCellFormula("HYPERLINK(\"http://127.0.0.1:9/x\",\"x\")");
            book.setVBAProject(new java.io.ByteArrayInputStream(new byte[] {1, 2, 3}));
            book.write(out);
        }
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file("far-right.xlsx", "over-limit"))) {
            form(book.createSheet(), "东山县").getRow(0).createCell(16_383).setCellValue(1);
            book.write(out);
        }
        try (HSSFWorkbook book = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file("far-down.xls", "unknown-layout"))) {
            book.createSheet().createRow(65_535).createCell(0).setCellValue(1);
            book.write(out);
        }
    }

    private static Sheet form(Sheet sheet, String unit) {
        String[][] rows = {{"填报单位", unit}, {"年度", "2017"}, {"统计指标", "单位", "统计数"}, {"收到申请数", "件", "5"}};
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < rows[r].length; c++) {
                (sheet.getRow(r) == null ? sheet.createRow(r) : sheet.getRow(r))
                        .createCell(c)
                        .setCellValue(rows[r][c]);
            }
        }
        return sheet;
    }

    private void texts() throws IOException {
        try (OutputStream out = Files.newOutputStream(file("one-line.csv", "unreadable-file"))) {
            text(out, "unit_code,year,form,1.1\n");
            byte[] block = "1".repeat(MB).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 100; i++) {
                out.write(block);
            }
        }
        try (OutputStream out = Files.newOutputStream(file("many-fields.csv", "unreadable-file"))) {
            byte[] block = "1,".repeat(MB / 2).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 100; i++) {
                out.write(block);
            }
        }
        Files.writeString(
                file("deep.html", "over-limit"), "<html><body>" + "<div><table><tr><td>".repeat(50_000) + "x");
        Files.writeString(
                file("wide.html", "over-limit"),
                "<html><table>" + "<tr><td rowspan=65535 colspan=9999>x".repeat(5_000) + "</table>");
        Files.writeString(
                file("links.html", "unknown-layout"),
                "<html><base href='http://127.0.0.1:9/'><iframe src='file:///etc/passwd'></iframe>"
                        + "<script>while(1);</script><table><tr><td><img src='http://127.0.0.1:9/x'></td></tr></table>");
        Files.writeString(file("x\\..\\..\\tricks.csv", "unknown-layout"), "\n");
        try (OutputStream out = Files.newOutputStream(file("large.html", "over-limit"))) {
            text(out, "<html>");
            fill(out, 20 * MB);
        }
    }

    private void brokenAndLocked() throws Exception {
        for (String name : new String[] {"table.xlsx", "form.xls", "report-2021.docx", "report-2021.doc"}) {
            byte[] whole = Files.readAllBytes(GOOD.resolve(name));
            Files.write(file("truncated-" + name, "unreadable-file"), Arrays.copyOf(whole, whole.length / 2));
        }
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream out = encryptor.getDataStream(files)) {
                Files.copy(GOOD.resolve("table.xlsx"), out);
            }
            try (OutputStream out = Files.newOutputStream(file("encrypted.xlsx", "unreadable-file"))) {
                files.writeFilesystem(out);
            }
        }
        Biff8EncryptionKey.setCurrentUserPassword("secret");
        try (HSSFWorkbook book = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file("encrypted.xls", "unreadable-file"))) {
            form(book.createSheet(), "东山县");
            book.write(out);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        Files.write(file("picture.xlsx", "unreadable-file"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 1});
        Files.copy(GOOD.resolve("table.xlsx"), file("workbook.csv", "read-as"));
    }

    /** Writes one entry of an archive. */
    @FunctionalInterface
    private interface Content {
        void to(OutputStream out) throws IOException;
    }

    /** Copies an archive with one entry replaced. */
    private static void rewrite(String good, Path to, String replaced, Content content) throws IOException {
        try (java.util.zip.ZipFile from =
                        new java.util.zip.ZipFile(GOOD.resolve(good).toFile());
                OutputStream out = Files.newOutputStream(to);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (var entries = from.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                zip.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(replaced)) {
                    content.to(zip);
                } else {
                    from.getInputStream(entry).transferTo(zip);
                }
                zip.closeEntry();
            }
        }
    }

    private static void fill(OutputStream out, int bytes) throws IOException {
        byte[] block = new byte[MB];
        Arrays.fill(block, (byte) ' ');
        for (int i = 0; i < bytes / MB; i++) {
            out.write(block);
        }
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
