package org.disclosurerollup.catalogue;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 over files, so that a later run can tell whether they changed. */
public final class Fingerprint {

    private Fingerprint() {}

    /** Of one file. */
    public static String of(byte[] file) {
        return of(List.of(file));
    }

    /** Of several files, one behind the other. */
    static String of(Collection<byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
