package org.disclosurerollup.submission.grid;

import java.io.IOException;

/** A file that cannot be read as what it is; the message says why, in Chinese, for the finding. */
public final class UnreadableDocumentException extends IOException {

    private final boolean overLimit;

    UnreadableDocumentException(String message, Throwable cause) {
        super(message, cause);
        this.overLimit = false;
    }

    private UnreadableDocumentException(String message) {
        super(message);
        this.overLimit = true;
    }

    static UnreadableDocumentException overLimit(String message) {
        return new UnreadableDocumentException(message);
    }

    /** Whether the file may be in order but is larger than what is read. */
    public boolean isOverLimit() {
        return overLimit;
    }
}
