package org.disclosurerollup.job;

/** Another run holds the database; the message says who. */
public class DatabaseBusyException extends Exception {

    DatabaseBusyException(String holder) {
        super(holder);
    }
}
