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
