package org.disclosurerollup.validation;

/** A rule's formula cannot be understood; the message says why and where. */
class FormulaException extends RuntimeException {

    FormulaException(String message) {
        super(message);
    }
}
