package org.disclosurerollup.cli;

/** The command was called in a way that cannot work; the message says what to change. */
class UsageException extends RuntimeException {

    UsageException(String message) {
        super(message);
    }
}
