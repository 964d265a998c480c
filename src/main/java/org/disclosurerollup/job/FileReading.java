package org.disclosurerollup.job;

import java.io.IOException;
import java.util.List;
import org.disclosurerollup.submission.Inbox;
import org.disclosurerollup.submission.SubmissionReader;
import org.disclosurerollup.submission.SubmissionSink;

/** Reads the files of the inbox that are not known yet, one behind the other. */
public interface FileReading {

    /**
     * A file that will have to be read.
     *
     * @param sha256 of its content when it was looked at; it may be another when it is read
     */
    record Upcoming(Inbox.Entry entry, byte[] sha256) {}

    /** Whether it pays to know of this file beforehand. */
    boolean isWorthKnowing(Inbox.Entry entry);

    /** Told before the first file is read which of those worth knowing are to come, in the order in which they are. */
    void expect(List<Upcoming> files);

    /** Hands over what a file yields. */
    void read(Inbox.Entry entry, byte[] sha256, SubmissionSink sink) throws IOException, InterruptedException;

    /** Reads every file in this process when it is its turn. */
    static FileReading here(SubmissionReader reader) {
        return new FileReading() {
            @Override
            public boolean isWorthKnowing(Inbox.Entry entry) {
                return false;
            }

            @Override
            public void expect(List<Upcoming> files) {}

            @Override
            public void read(Inbox.Entry entry, byte[] sha256, SubmissionSink sink) throws IOException {
                reader.read(entry.file(), entry.source(), sink);
            }
        };
    }
}
