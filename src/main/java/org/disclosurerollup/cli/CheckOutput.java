package org.disclosurerollup.cli;

import java.io.IOException;
import java.util.List;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.reporting.FindingsCsv;
import org.disclosurerollup.reporting.FindingsJson;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.validation.Hint;

/** Prints what a check finds, as it is found: thousands of files take no more memory than one. */
interface CheckOutput {

    /**
     * Findings that belong together.
     *
     * @param hints on the submission that they are about; none if there is none
     */
    void write(List<Finding> findings, List<Hint> hints) throws IOException;

    /** Ends the output. */
    void finish(CheckCounts counts) throws IOException;

    static CheckOutput of(OutputFormat format, Terminal terminal, UnitRegister units) throws IOException {
        return switch (format) {
            case text -> new CheckText(terminal, units);
            case csv -> csv(terminal, new FindingsCsv(terminal.out(), units));
            case json -> json(new FindingsJson(terminal.out(), units));
        };
    }

    /** The rows of findings.csv, which have no place for hints and counts. */
    private static CheckOutput csv(Terminal terminal, FindingsCsv csv) {
        return new CheckOutput() {
            @Override
            public void write(List<Finding> findings, List<Hint> hints) throws IOException {
                for (Finding finding : findings) {
                    csv.write(finding);
                }
            }

            @Override
            public void finish(CheckCounts counts) throws IOException {
                csv.finish();
                terminal.err().println(counts);
            }
        };
    }

    private static CheckOutput json(FindingsJson json) {
        return new CheckOutput() {
            @Override
            public void write(List<Finding> findings, List<Hint> hints) {
                json.write(findings, hints);
            }

            @Override
            public void finish(CheckCounts counts) {
                json.finish(counts.byName());
            }
        };
    }
}
