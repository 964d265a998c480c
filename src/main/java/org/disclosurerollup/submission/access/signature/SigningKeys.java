package org.disclosurerollup.submission.access.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.disclosurerollup.catalogue.CatalogueException;
import org.disclosurerollup.catalogue.ConfigurationTable;
import org.disclosurerollup.catalogue.Fingerprint;
import org.disclosurerollup.catalogue.UnitRegister;

/**
 * The registered public keys of units: {@code unit_code,key,valid_from,valid_to} and, where it is there, {@code signature}
 * ({@code required} or empty: whether everything that the unit files must be signed). {@code key} is the name of a file
 * beside this one, or the key itself; a unit may have several.
 */
public final class SigningKeys {

    public static final String FILE_NAME = "signing-keys.csv";
    public static final SigningKeys NONE = new SigningKeys(List.of(), Set.of(), new byte[0], "");

    private static final int LARGEST = 1 << 16;

    private final Map<String, List<SigningKey>> byFingerprint = new HashMap<>();
    private final Collection<SigningKey> all;
    private final Set<String> required;
    private final byte[] file;
    private final String fingerprint;

    private SigningKeys(Collection<SigningKey> all, Set<String> required, byte[] file, String keyFiles) {
        this.all = all;
        this.required = required;
        this.file = file;
        this.fingerprint = Fingerprint.of((Fingerprint.of(file) + keyFiles).getBytes(StandardCharsets.UTF_8));
        all.forEach(key -> byFingerprint
                .computeIfAbsent(key.fingerprint(), unknown -> new ArrayList<>(1))
                .add(key));
    }

    /** @throws CatalogueException with every problem of the file and of the keys it names */
    public static SigningKeys read(Path path, UnitRegister units) throws IOException {
        byte[] content = ConfigurationTable.content(path, "keys");
        ConfigurationTable table = ConfigurationTable.read(
                path.getFileName().toString(),
                content,
                List.of("unit_code", "key", "valid_from", "valid_to"),
                List.of("signature"));
        List<SigningKey> keys = new ArrayList<>();
        Set<String> required = new HashSet<>();
        StringBuilder keyFiles = new StringBuilder();
        for (ConfigurationTable.Row row : table.rows()) {
            String unit = row.get("unit_code");
            if (!units.isKnown(unit)) {
                row.problem("no unit in units.csv has the code '" + unit + "'");
            }
            if (row.says("signature", "required")) {
                required.add(unit);
            }
            try {
                SigningKey key = key(row, path);
                keys.add(key);
                keyFiles.append(key.fingerprint()).append(key.validity());
            } catch (KeyForm.NoKeyException e) {
                row.problem("key: " + e.getMessage());
            }
        }
        table.complain();
        return new SigningKeys(keys, required, content, keyFiles.toString());
    }

    private static SigningKey key(ConfigurationTable.Row row, Path table) throws IOException, KeyForm.NoKeyException {
        KeyForm form = KeyForm.read(content(row.get("key"), table));
        LocalDate from = row.date("valid_from", "-01-01", LocalDate.MIN);
        LocalDate to = row.date("valid_to", "-12-31", LocalDate.MAX);
        from = from.isBefore(form.validFrom()) ? form.validFrom() : from;
        to = to.isAfter(form.validTo()) ? form.validTo() : to;
        if (to.isBefore(from)) {
            row.problem("the key is valid on no day: valid_to (or the certificate's end) is before valid_from");
        }
        return new SigningKey(
                row.get("unit_code"),
                form.key(),
                fingerprintOf(form.key()),
                form.holder(),
                from,
                to,
                form.certificate());
    }

    /** The key itself, or what stands in the file of that name. */
    private static byte[] content(String text, Path table) throws IOException, KeyForm.NoKeyException {
        if (text.contains("-----BEGIN") || text.length() > 60 && text.matches("[A-Za-z0-9+/=\\s]+")) {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
        try {
            Path folder = table.toAbsolutePath().getParent().toRealPath();
            Path named = folder.resolve(text).normalize();
            if (text.isEmpty() || !named.startsWith(folder) || !Files.isRegularFile(named)) {
                throw new KeyForm.NoKeyException("no such file beside this one: '" + text + "'");
            }
            if (Files.size(named) > LARGEST) {
                throw new KeyForm.NoKeyException("'" + text + "' is too large to be a key or certificate");
            }
            return Files.readAllBytes(named);
        } catch (InvalidPathException e) {
            throw new KeyForm.NoKeyException("no such file beside this one: '" + text + "'");
        }
    }

    static String fingerprintOf(PublicKey key) {
        return Fingerprint.of(key.getEncoded());
    }

    /** The registrations of a public key; a key may stand for several units. */
    List<SigningKey> of(String keyFingerprint) {
        return byFingerprint.getOrDefault(keyFingerprint, List.of());
    }

    Collection<SigningKey> all() {
        return all;
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public boolean isAnyRequired() {
        return !required.isEmpty();
    }

    /** Whether everything that the unit files must be signed. */
    public boolean isRequiredOf(String unitCode) {
        return required.contains(unitCode);
    }

    /** The table as it was read, empty if there was none. */
    public byte[] file() {
        return file;
    }

    /** Of the table and the keys it names. */
    public String fingerprint() {
        return fingerprint;
    }
}
