package org.disclosurerollup.database;

/** A database that this user cannot work with as it is; the message says what to do, and never a password. */
public final class DatabaseAccessException extends RuntimeException {

    DatabaseAccessException(String message) {
        super(message);
    }
}
