package org.disclosurerollup.reporting.summary.docx;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagePartName;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/** Paper, margins, styles and page numbers after GB/T 9704, the standard for official documents. */
final class DocxPage {

    /** Width of the text in twentieths of a point: A4 less the margins of 28 and 26 mm. */
    static final int TEXT_WIDTH = 11906 - 1587 - 1474;

    private static final String FONTS = "/word/fontTable.xml";
    private static final String FONTS_TYPE =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml";
    private static final String FONTS_RELATION =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable";

    private DocxPage() {}

    static void setUp(XWPFDocument document, String title) {
        document.getProperties().getCoreProperties().setTitle(title);
        document.getProperties().getCoreProperties().setCreator("disclosure-rollup");
        try {
            styles(document);
            fonts(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XmlException | InvalidFormatException e) {
            throw new IllegalStateException(e);
        }
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(11906));
        size.setH(BigInteger.valueOf(16838));
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(2098));
        margins.setBottom(BigInteger.valueOf(1984));
        margins.setLeft(BigInteger.valueOf(1587));
        margins.setRight(BigInteger.valueOf(1474));
        margins.setHeader(BigInteger.valueOf(851));
        margins.setFooter(BigInteger.valueOf(1400));
        margins.setGutter(BigInteger.ZERO);
        pageNumbers(document);
    }

    private static void styles(XWPFDocument document) throws IOException, XmlException {
        try (InputStream in = resource("summary-styles.xml")) {
            document.createStyles().setStyles(StylesDocument.Factory.parse(in).getStyles());
        }
    }

    /** Names the fonts that take the place of those which a computer has not. */
    private static void fonts(XWPFDocument document) throws IOException, InvalidFormatException {
        PackagePartName name = PackagingURIHelper.createPartName(FONTS);
        PackagePart part = document.getPackage().createPart(name, FONTS_TYPE);
        try (InputStream in = resource("summary-fonts.xml");
                OutputStream out = part.getOutputStream()) {
            in.transferTo(out);
        }
        document.getPackagePart().addRelationship(name, TargetMode.INTERNAL, FONTS_RELATION);
    }

    private static InputStream resource(String name) {
        return DocxPage.class.getResourceAsStream("/report/" + name);
    }

    /** — 1 — in the middle below the text. */
    private static void pageNumbers(XWPFDocument document) {
        XWPFParagraph paragraph =
                document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        paragraph.setStyle("Footer");
        paragraph.createRun().setText("— ");
        paragraph.getCTP().addNewFldSimple().setInstr("PAGE");
        paragraph.getCTP().getFldSimpleArray(0).addNewR().addNewT().setStringValue("1");
        paragraph.createRun().setText(" —");
    }
}
