package org.disclosurerollup.job;

/** A {@link Change} that cannot be made on these books; the message says why, and what there is. */
public class RefusedException extends Exception {

    RefusedException(String message) {
        super(message);
    }
}
