package org.disclosurerollup.job.spread;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.Fingerprint;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.submission.grid.ReadingLimits;

/**
 * All that a reading depends on besides the file and its path: the program to the byte (its manifest names the libraries
 * with their versions), forms, units, limits, and of the Java runtime what could matter: its version (encodings have
 * changed with it), locale and time zone. Two processes with the same version read the same from the same file.
 */
record ReadingVersion(String text) {

    static ReadingVersion of(Catalogue catalogue, UnitRegister units) {
        return new ReadingVersion(String.join(
                ":",
                program(),
                catalogue.fingerprint(),
                units.fingerprint(),
                ReadingLimits.fromSystem().toString(),
                "java " + Runtime.version().feature(),
                Locale.getDefault().toString(),
                TimeZone.getDefault().getID()));
    }

    /** The 32 bytes under which a reading is kept. */
    byte[] key(String source, byte[] sha256) {
        MessageDigest digest = sha256();
        for (byte[] part :
                List.of(text.getBytes(StandardCharsets.UTF_8), source.getBytes(StandardCharsets.UTF_8), sha256)) {
            // With its length, so that no two lists of parts look the same.
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
            digest.update(part);
        }
        return digest.digest();
    }

    private static String program() {
        try {
            Path code = Path.of(ReadingVersion.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return HexFormat.of().formatHex(Files.isDirectory(code) ? ofFolder(code) : Fingerprint.ofContent(code));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of classes that are in no jar, as while the program is developed. */
    private static byte[] ofFolder(Path folder) throws IOException {
        MessageDigest digest = sha256();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Fingerprint.ofContent(file));
            }
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
