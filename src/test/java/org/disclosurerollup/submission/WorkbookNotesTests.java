package org.disclosurerollup.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.disclosurerollup.submission.Reading.value;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFFactory;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueFiles;
import org.disclosurerollup.catalogue.UnitRegister;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a workbook holds beside the figures that are read is noted, once a file. */
class WorkbookNotesTests {

    @TempDir
    static Path folder;

    private static Catalogue catalogue;
    private static UnitRegister units;

    @BeforeAll
    static void readCatalogue() throws IOException {
        catalogue = CatalogueFiles.catalogue(folder, Samples.FORMS);
        units = CatalogueFiles.units(folder, Samples.UNITS);
    }

    private static Reading read(Workbook workbook) {
        try (workbook;
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            workbook.write(out);
            String name = workbook instanceof HSSFWorkbook ? "file.xls" : "file.xlsx";
            return Reading.of(catalogue, units, folder, name, out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Workbook filled(Workbook workbook) {
        Sheet sheet = workbook.createSheet("填报表");
        String[][] rows = {{"unit_code", "year", "form", "1"}, {"d", "2019", "plain-2019", "5"}};
        for (int r = 0; r < rows.length; r++) {
            Row row = sheet.createRow(r);
            for (int c = 0; c < rows[r].length; c++) {
                row.createCell(c).setCellValue(rows[r][c]);
            }
        }
        return workbook;
    }

    private static Workbook filled(String kind) {
        return filled(kind.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook());
    }

    @ParameterizedTest
    @ValueSource(strings = {"xls", "xlsx"})
    void aPlainWorkbookHasNoNotes(String kind) {
        Workbook workbook = filled(kind);
        workbook.createSheet("说明").createRow(0).createCell(0).setCellFormula("填报表!D2");
        Reading reading = read(workbook);
        assertThat(reading.all()).isEmpty();
        assertThat(value(reading.only(), "1")).isEqualTo("5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xls", "xlsx"})
    void hiddenSheetsAreNamedAndNotRead(String kind) {
        Workbook workbook = filled(kind);
        for (int i = 1; i <= 7; i++) {
            workbook.createSheet("底稿" + i).createRow(0).createCell(0).setCellValue("收到申请数");
            workbook.setSheetVisibility(i, i % 2 == 0 ? SheetVisibility.HIDDEN : SheetVisibility.VERY_HIDDEN);
        }
        Reading reading = read(workbook);
        assertThat(reading.rules()).containsExactly("hidden-sheets");
        assertThat(reading.findings.get(0).message())
                .contains("有 7 个隐藏的工作表(“底稿1”、“底稿2”、“底稿3”、“底稿4”、“底稿5” 等)")
                .contains("未读取");
        assertThat(value(reading.only(), "1")).isEqualTo("5");
    }

    @Test
    void linksOfAnOldWorkbookAreNoted() {
        Workbook workbook = filled("xls");
        try (Workbook other = filled("xls")) {
            workbook.linkExternalWorkbook("other.xls", other);
            workbook.getSheetAt(0).createRow(5).createCell(0).setCellFormula("[other.xls]填报表!$D$2");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertLinksNoted(read(workbook));
    }

    @Test
    void linksOfAWorkbookAreNoted() {
        XSSFWorkbook workbook = (XSSFWorkbook) filled("xlsx");
        workbook.createRelationship(XSSFRelation.EXTERNAL_LINKS, XSSFFactory.getInstance(), 1);
        assertLinksNoted(read(workbook));
    }

    private static void assertLinksNoted(Reading reading) {
        assertThat(reading.rules()).contains("links-ignored");
        assertThat(reading.findings)
                .filteredOn(finding -> finding.rule().equals("links-ignored"))
                .singleElement()
                .satisfies(note -> assertThat(note.message()).contains("只读取已保存的结果"));
        assertThat(value(reading.submissions.get(0), "1")).isEqualTo("5");
    }
}
