package org.disclosurerollup.reporting.summary.composition;

/** A text of the template cannot be read; the message says why and what to write. */
final class TemplateException extends RuntimeException {

    TemplateException(String message) {
        super(message);
    }
}
