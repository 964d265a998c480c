package org.disclosurerollup.submission;

import java.io.IOException;

/** The file goes beyond what a submission file can be; the message says how, in Chinese, for the finding. */
final class MalformedFileException extends IOException {

    MalformedFileException(String message) {
        super(message);
    }

    MalformedFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
