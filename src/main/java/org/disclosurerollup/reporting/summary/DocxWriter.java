package org.disclosurerollup.reporting.summary;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.disclosurerollup.reporting.AtomicFile;

/** Writes the summary as a Word document, set like an official one. */
public final class DocxWriter implements SummaryWriter {

    @Override
    public String extension() {
        return "docx";
    }

    @Override
    public void write(AreaSummary summary, Path file) throws IOException {
        try (XWPFDocument document = new XWPFDocument();
                AtomicFile atomic = new AtomicFile(file)) {
            document.createParagraph().createRun().setText(summary.area().name() + summary.period() + "年政府信息公开工作年度报告");
            try (OutputStream stream = atomic.stream()) {
                document.write(stream);
            }
            atomic.finish();
        }
    }
}
