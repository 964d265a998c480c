package org.disclosurerollup.submission;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.disclosurerollup.catalogue.FixedPoint;

/** Writes down what a file yields, event by event, as {@link RecordedReading} reads it. */
final class RecordingSink implements SubmissionSink {

    private static final int ABSENT = -1;

    private final DataOutputStream out;

    /** What can come of a file; the ordinal stands in the recording. */
    enum Event {
        END,
        SUBMISSION,
        UNATTRIBUTED,
        CLAIM,
        FINDING,
        EXPLANATION
    }

    /** Something that is done with the stream. */
    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }

    RecordingSink(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    /** Writes that nothing more comes. */
    void end() throws IOException {
        out.writeByte(Event.END.ordinal());
        out.flush();
    }

    @Override
    public void submission(Submission submission) {
        event(Event.SUBMISSION, () -> write(submission));
    }

    @Override
    public void unattributed() {
        event(Event.UNATTRIBUTED, () -> {});
    }

    @Override
    public void claim(Claim claim) {
        event(Event.CLAIM, () -> {
            text(claim.unitCode());
            text(claim.form().id());
            text(claim.period().toString());
            text(claim.cell().code());
            text(claim.group());
            text(claim.kind().name());
            text(claim.printed().text());
            text(claim.source());
            out.writeInt(claim.line());
        });
    }

    @Override
    public void finding(Finding finding) {
        event(Event.FINDING, () -> write(finding));
    }

    @Override
    public void explanation(Explanation explanation) {
        event(Event.EXPLANATION, () -> {
            text(explanation.unitCode());
            text(explanation.period());
            text(explanation.form());
            text(explanation.rule());
            text(explanation.cell());
            text(explanation.value());
            text(explanation.text());
            out.writeInt(explanation.line());
            out.writeBoolean(explanation.refused());
        });
    }

    private void event(Event event, Writing writing) {
        try {
            out.writeByte(event.ordinal());
            writing.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Submission submission) throws IOException {
        text(submission.unitCode());
        text(submission.unitKind().name());
        text(submission.form().id());
        text(submission.period().toString());
        text(submission.scope().name());
        out.writeInt(submission.revision());
        text(submission.reason());
        text(submission.source());
        out.writeInt(submission.line());
        out.writeBoolean(submission.isWithdrawn());
        writeFigures(submission.figures());
        out.writeInt(submission.received().size());
        for (Map.Entry<String, String> entry : submission.received().entrySet()) {
            text(entry.getKey());
            text(entry.getValue());
        }
        write(submission.whereabouts());
        out.writeInt(submission.findings().size());
        for (Finding finding : submission.findings()) {
            write(finding);
        }
    }

    /** A length and then the filled ones with their places: a form is mostly blank. */
    private void writeFigures(long[] figures) throws IOException {
        out.writeInt(figures.length);
        for (int i = 0; i < figures.length; i++) {
            if (figures[i] != FixedPoint.BLANK) {
                out.writeInt(i);
                out.writeLong(figures[i]);
            }
        }
        out.writeInt(ABSENT);
    }

    private void write(Submission.Whereabouts where) throws IOException {
        write(where.at());
        out.writeInt(where.atLine());
        if (where.lines() == null) {
            out.writeInt(ABSENT);
            return;
        }
        out.writeInt(where.lines().length);
        for (int i = 0; i < where.lines().length; i++) {
            out.writeInt(where.lines()[i]);
            if (where.lines()[i] != 0) {
                out.writeInt(where.columns()[i]);
                write(where.places()[i]);
            }
        }
    }

    private void write(Places places) throws IOException {
        text(places.part());
        out.writeByte(places.kind().ordinal());
    }

    private void write(Finding finding) throws IOException {
        text(finding.severity().name());
        text(finding.rule());
        text(finding.unitCode());
        text(finding.period());
        text(finding.form());
        text(finding.cell());
        text(finding.actual());
        text(finding.expected());
        text(finding.message());
        text(finding.source());
        text(finding.place());
        out.writeInt(finding.line());
    }

    /** Character by character: a broken file may hold halves of characters, which no encoding keeps. */
    private void text(String text) throws IOException {
        out.writeInt(text == null ? ABSENT : text.length());
        if (text != null) {
            out.writeChars(text);
        }
    }
}
