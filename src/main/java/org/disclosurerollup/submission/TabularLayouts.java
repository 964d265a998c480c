package org.disclosurerollup.submission;

import java.io.IOException;
import java.util.Optional;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.UnitRegister;

/** The layouts whose header says what each column holds: submissions by row or by cell, stated figures, explanations. */
final class TabularLayouts {

    private final TableLayout tableLayout;
    private final LongLayout longLayout;
    private final StatedLayout statedLayout;
    private final ExplanationLayout explanationLayout;

    TabularLayouts(Catalogue catalogue, UnitRegister units, Identification identification) {
        tableLayout = new TableLayout(catalogue, identification);
        longLayout = new LongLayout(identification);
        statedLayout = new StatedLayout(identification, units);
        explanationLayout = new ExplanationLayout(identification);
    }

    /** Reads the rows below a header that has the three key columns. */
    void read(Rows rows, String[] header, String source, SubmissionSink sink) throws IOException {
        Optional<String> repeated = KeyColumns.repeated(header);
        if (repeated.isPresent()) {
            String message = "表头中“" + repeated.get() + "”出现不止一列,无法确定以哪一列为准;文件未读取。";
            SubmissionReader.report(sink, ReadingRule.UNKNOWN_LAYOUT, source, rows.line(), message);
        } else if (StatedLayout.fits(header)) {
            statedLayout.read(rows, header, source, sink);
        } else if (ExplanationLayout.fits(header)) {
            explanationLayout.read(rows, header, source, sink);
        } else if (LongLayout.fits(header)) {
            longLayout.read(rows, header, source, sink);
        } else {
            tableLayout.read(rows, header, source, sink);
        }
    }
}
