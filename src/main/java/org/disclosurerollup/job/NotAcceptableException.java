package org.disclosurerollup.job;

/** There is no rejected submission that an operator could accept; the message says what there is. */
public class NotAcceptableException extends Exception {

    NotAcceptableException(String message) {
        super(message);
    }
}
