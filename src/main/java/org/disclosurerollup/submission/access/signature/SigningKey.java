package org.disclosurerollup.submission.access.signature;

import java.security.PublicKey;
import java.time.LocalDate;

/**
 * A registered key of a unit.
 *
 * @param fingerprint SHA-256 of the public key's standard form (SubjectPublicKeyInfo), in hexadecimal digits
 * @param holder whose certificate it was registered with, empty if with none
 * @param validFrom first day on which files signed with it are taken
 * @param validTo the last
 * @param certificate the certificate, {@code null} if it was registered without
 */
public record SigningKey(
        String unitCode,
        PublicKey publicKey,
        String fingerprint,
        String holder,
        LocalDate validFrom,
        LocalDate validTo,
        byte[] certificate) {

    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && !day.isAfter(validTo);
    }

    /** Enough of the fingerprint to tell keys apart. */
    public String shortFingerprint() {
        return fingerprint.substring(0, 16);
    }

    /** From when to when, in words. */
    public String validity() {
        return (validFrom.equals(LocalDate.MIN) ? "" : validFrom) + " – "
                + (validTo.equals(LocalDate.MAX) ? "" : validTo);
    }
}
