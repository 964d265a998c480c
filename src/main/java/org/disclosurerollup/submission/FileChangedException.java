package org.disclosurerollup.submission;

import java.io.IOException;

/** A file of the inbox was written to while it was read: what was read of it must not be kept. */
public final class FileChangedException extends IOException {

    public FileChangedException(String source) {
        super(source + " was written to while it was read; it is complete when it has not changed for some seconds");
    }
}
