package org.disclosurerollup.submission.access;

import java.util.SortedSet;

/**
 * A folder of the inbox and who may file there: these units and all that is below them in the tree of the filing's year.
 *
 * @param folder path below the inbox with {@code /} between names, as written; {@code .} is the inbox itself
 * @param units codes
 * @param signatureRequired whether a file there must be signed
 */
public record Binding(String folder, SortedSet<String> units, boolean signatureRequired) {

    @Override
    public String toString() {
        return folder + "=" + String.join(" ", units) + (signatureRequired ? ";signature" : "");
    }
}
