package org.disclosurerollup.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

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

    /**
     * Of the program that runs, to the byte; the jar's manifest names the libraries with their versions. Of classes in a
     * folder, as while the program is developed, as they are when this is first asked.
     */
    public static String ofProgram() {
        return Program.FINGERPRINT;
    }

    /** Read once. */
    private static final class Program {

        private static final String FINGERPRINT = fingerprint();

        private static String fingerprint() {
            try {
                Path code = Path.of(Fingerprint.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI());
                return HexFormat.of().formatHex(Files.isDirectory(code) ? ofFolder(code) : ofContent(code));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }

        private static byte[] ofFolder(Path folder) throws IOException {
            MessageDigest digest = sha256();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    digest.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                    digest.update(ofContent(file));
                }
            }
            return digest.digest();
        }
    }

    /** For digests over several things. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
