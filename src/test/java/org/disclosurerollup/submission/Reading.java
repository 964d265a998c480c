package org.disclosurerollup.submission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.UnitRegister;

/** What reading one file yielded. */
final class Reading implements SubmissionSink {

    final List<Submission> submissions = new ArrayList<>();
    final List<Finding> findings = new ArrayList<>();
    int unattributed;

    static Reading of(Catalogue catalogue, UnitRegister units, Path folder, String text) {
        return of(catalogue, units, folder, text.getBytes(StandardCharsets.UTF_8));
    }

    static Reading of(Catalogue catalogue, UnitRegister units, Path folder, byte[] bytes) {
        return of(catalogue, units, folder, "file.csv", bytes);
    }

    static Reading of(Catalogue catalogue, UnitRegister units, Path folder, String name, byte[] bytes) {
        Reading reading = new Reading();
        try {
            Path file = Files.write(folder.resolve(name), bytes);
            new SubmissionReader(catalogue, units).read(file, name, reading);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reading;
    }

    @Override
    public void submission(Submission submission) {
        submissions.add(submission);
    }

    @Override
    public void unattributed() {
        unattributed++;
    }

    @Override
    public void finding(Finding finding) {
        findings.add(finding);
    }

    /** The only submission. */
    Submission only() {
        if (submissions.size() != 1) {
            throw new AssertionError("not one submission but " + submissions.size() + "; findings: " + findings);
        }
        return submissions.get(0);
    }

    /** Findings about the file, then those of its submissions. */
    List<Finding> all() {
        List<Finding> all = new ArrayList<>(findings);
        submissions.forEach(submission -> all.addAll(submission.findings()));
        return all;
    }

    List<String> rules() {
        return all().stream().map(Finding::rule).toList();
    }

    /** The figure of a cell as text, empty for a blank. */
    static String value(Submission submission, String code) {
        var cell = submission.form().cell(code);
        return FixedPoint.toText(submission.figures()[cell.index()], cell.decimals());
    }
}
