package org.disclosurerollup.job.spread;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
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
                Fingerprint.ofProgram(),
                catalogue.fingerprint(),
                units.fingerprint(),
                ReadingLimits.fromSystem().toString(),
                "java " + Runtime.version().feature(),
                Locale.getDefault().toString(),
                TimeZone.getDefault().getID()));
    }

    /** The 32 bytes under which a reading is kept. */
    byte[] key(String source, byte[] sha256) {
        MessageDigest digest = Fingerprint.sha256();
        for (byte[] part :
                List.of(text.getBytes(StandardCharsets.UTF_8), source.getBytes(StandardCharsets.UTF_8), sha256)) {
            // With its length, so that no two lists of parts look the same.
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
            digest.update(part);
        }
        return digest.digest();
    }
}
