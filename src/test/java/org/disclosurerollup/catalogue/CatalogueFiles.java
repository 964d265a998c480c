package org.disclosurerollup.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Catalogues for tests, made of small files, and the one that is shipped. */
public final class CatalogueFiles {

    private static final Path SHIPPED = Path.of("jobs", "forms");
    private static final Pattern FORM = Pattern.compile("(?m)^form: *(\\S+)");

    private CatalogueFiles() {}

    /** The forms under {@code jobs/forms}. */
    public static Catalogue shipped() {
        try {
            return CatalogueReader.read(SHIPPED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes each form to the file of its name and reads them all. */
    public static Catalogue catalogue(Path folder, String... forms) throws IOException {
        Path target = Files.createDirectories(folder.resolve("forms"));
        for (String form : forms) {
            Matcher id = FORM.matcher(form);
            Files.writeString(target.resolve((id.find() ? id.group(1) : "form") + ".yml"), form);
        }
        return CatalogueReader.read(target);
    }

    /** The one form of a catalogue. */
    public static Form form(Path folder, String text) throws IOException {
        return catalogue(folder, text).forms().iterator().next();
    }

    /** Writes the rows below the header of {@code units.csv} and reads them. */
    public static UnitRegister units(Path folder, String... rows) throws IOException {
        Path file = folder.resolve("units.csv");
        Files.writeString(file, "code,name,kind,parent,valid_from,valid_to\n" + String.join("\n", rows) + "\n");
        return UnitReader.read(file);
    }
}
