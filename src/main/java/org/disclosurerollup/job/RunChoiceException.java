package org.disclosurerollup.job;

/** There is no such run; the message says which there are. */
public final class RunChoiceException extends Exception {

    public RunChoiceException(String message) {
        super(message);
    }
}
