package org.disclosurerollup.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.reporting.FindingsCsv;
import org.disclosurerollup.reporting.OutputException;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.validation.Hint;

/** The findings of a check in a file of their own, which appears when the check is done. */
final class FindingsFile implements CheckOutput, AutoCloseable {

    private final Path file;
    private final FindingsCsv csv;

    /** @throws OutputException as every method, if the file cannot be written */
    FindingsFile(Path file, UnitRegister units) throws IOException {
        this.file = file;
        try {
            csv = new FindingsCsv(file, units);
        } catch (IOException e) {
            throw OutputException.of(file, e);
        }
    }

    @Override
    public void write(List<Finding> findings, List<Hint> hints) throws IOException {
        try {
            for (Finding finding : findings) {
                csv.write(finding);
            }
        } catch (IOException e) {
            throw OutputException.of(file, e);
        }
    }

    @Override
    public void finish(CheckCounts counts) throws IOException {
        try {
            csv.finish();
        } catch (IOException e) {
            throw OutputException.of(file, e);
        }
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
