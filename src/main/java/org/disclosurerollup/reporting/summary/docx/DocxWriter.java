package org.disclosurerollup.reporting.summary.docx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.disclosurerollup.reporting.AtomicFile;
import org.disclosurerollup.reporting.summary.AreaSummary;
import org.disclosurerollup.reporting.summary.StableZip;
import org.disclosurerollup.reporting.summary.SummaryWriter;
import org.disclosurerollup.reporting.summary.composition.Composer;
import org.disclosurerollup.reporting.summary.composition.Composition;
import org.disclosurerollup.reporting.summary.composition.SummaryTemplate;

/** Writes the summary as a Word document, set like an official one. */
public final class DocxWriter implements SummaryWriter {

    private final SummaryTemplate template;

    public DocxWriter(SummaryTemplate template) {
        this.template = template;
    }

    @Override
    public String extension() {
        return "docx";
    }

    @Override
    public void write(AreaSummary summary, Path file) throws IOException {
        Composition composition = new Composer(template).compose(summary);
        try (XWPFDocument document = new XWPFDocument();
                AtomicFile atomic = new AtomicFile(file)) {
            DocxPage.setUp(document, composition.title());
            DocxBody body = new DocxBody(document);
            body.title(composition.title());
            if (!composition.head().isEmpty()) {
                body.paragraph("Caption", "(" + composition.head() + ")");
            }
            for (Composition.Section section : composition.sections()) {
                body.paragraph("Heading1", section.heading());
                section.blocks().forEach(body::add);
            }
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            document.write(written);
            try (OutputStream stream = atomic.stream()) {
                StableZip.copy(written.toByteArray(), summary.run().startedAt(), stream);
            }
            atomic.finish();
        }
    }
}
