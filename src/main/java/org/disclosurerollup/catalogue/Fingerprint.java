package org.disclosurerollup.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
        MessageDigest digest = sha256();
        files.forEach(digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The 32 bytes of SHA-256 over a file of any size, which is read piece by piece. */
    public static byte[] ofContent(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return digest.digest();
    }

    /** The 32 bytes of SHA-256 over nothing. */
    public static byte[] ofNothing() {
        return sha256().digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
