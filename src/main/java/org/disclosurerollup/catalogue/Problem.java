package org.disclosurerollup.catalogue;

/** What is wrong with a file of the catalogue: file, line (0 where none applies) and reason. */
public record Problem(String file, int line, String reason) {

    @Override
    public String toString() {
        return line > 0 ? file + ":" + line + ": " + reason : file + ": " + reason;
    }
}
