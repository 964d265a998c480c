package org.disclosurerollup.reporting.summary.docx;

import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.disclosurerollup.reporting.summary.composition.Composition.Block;
import org.disclosurerollup.reporting.summary.composition.Composition.Chart;
import org.disclosurerollup.reporting.summary.composition.Composition.Heading;
import org.disclosurerollup.reporting.summary.composition.Composition.Table;
import org.disclosurerollup.reporting.summary.composition.Composition.Text;

/** Adds a summary's blocks to a document, one after the other. */
final class DocxBody {

    /** Characters of a title that stand in one line, the figures of the year among them. */
    private static final int TITLE_LENGTH = 21;

    private final XWPFDocument document;
    private int charts;

    DocxBody(XWPFDocument document) {
        this.document = document;
    }

    void add(Block block) {
        if (block instanceof Heading heading) {
            paragraph("Heading" + heading.level(), heading.text());
        } else if (block instanceof Text text) {
            paragraph("BodyText", text.text());
        } else if (block instanceof Table table) {
            table(table);
        } else if (block instanceof Chart chart) {
            charts++;
            new DocxChart(document, chart).add(charts);
        }
    }

    /** In two lines where one is too short for it: the second begins behind the year. */
    void title(String title) {
        int year = title.indexOf('年') + 1;
        boolean wide = title.length() > TITLE_LENGTH && year > 0 && year < title.length();
        XWPFParagraph paragraph = paragraph("Title", wide ? title.substring(0, year) : title);
        if (wide) {
            paragraph.getRuns().get(0).addBreak();
            paragraph.getRuns().get(0).setText(title.substring(year), 1);
        }
    }

    XWPFParagraph paragraph(String style, String text) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setStyle(style);
        paragraph.createRun().setText(text);
        return paragraph;
    }

    private void table(Table table) {
        if (!table.caption().isEmpty()) {
            paragraph("Caption", table.caption());
        }
        new DocxTable(table).addTo(document);
        if (table.notes().isEmpty()) {
            // Word joins tables that follow each other directly.
            paragraph("TableNote", "");
        }
        table.notes().forEach(note -> paragraph("TableNote", note));
    }
}
