package org.disclosurerollup.reporting;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.disclosurerollup.catalogue.Fingerprint;

/** Which letters are in the folder, kept as a fingerprint of their names. */
final class LetterNames {

    private LetterNames() {}

    static String fingerprint(Collection<String> names) {
        List<String> sorted = new ArrayList<>(names);
        sorted.sort(null);
        return Fingerprint.of(String.join("\n", sorted).getBytes(StandardCharsets.UTF_8));
    }
}
