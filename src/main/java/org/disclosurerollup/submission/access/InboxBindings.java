package org.disclosurerollup.submission.access;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.disclosurerollup.catalogue.CatalogueException;
import org.disclosurerollup.catalogue.ConfigurationTable;
import org.disclosurerollup.catalogue.UnitRegister;

/**
 * Folders of the inbox that are bound to units: {@code folder,unit_code} and, where it is there, {@code signature} ({@code
 * required} or empty). Several rows with one folder allow several units. Names are compared without regard to case and in
 * one Unicode form, so that a folder is bound however a file system writes its name.
 */
public final class InboxBindings {

    public static final String FILE_NAME = "inbox-bindings.csv";
    public static final InboxBindings NONE = new InboxBindings(Map.of(), new byte[0]);

    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*");
    private static final String INBOX = ".";

    private final Map<String, Binding> byFolder;
    private final byte[] file;

    private InboxBindings(Map<String, Binding> byFolder, byte[] file) {
        this.byFolder = byFolder;
        this.file = file;
    }

    /** @throws CatalogueException with every problem of the file */
    public static InboxBindings read(Path path, UnitRegister units) throws IOException {
        byte[] content = ConfigurationTable.content(path, "bindings");
        ConfigurationTable table = ConfigurationTable.read(
                path.getFileName().toString(), content, List.of("folder", "unit_code"), List.of("signature"));
        Map<String, Binding> byFolder = new TreeMap<>();
        for (ConfigurationTable.Row row : table.rows()) {
            String folder = folder(row);
            String unit = row.get("unit_code");
            boolean required = row.says("signature", "required");
            if (!units.isKnown(unit)) {
                row.problem("no unit in units.csv has the code '" + unit + "'");
            }
            Binding before = byFolder.get(key(folder));
            TreeSet<String> codes = before == null ? new TreeSet<>() : new TreeSet<>(before.units());
            if (!codes.add(unit)) {
                row.problem("'" + folder + "' is bound to " + unit + " already");
            }
            byFolder.put(
                    key(folder), new Binding(folder, codes, required || before != null && before.signatureRequired()));
        }
        table.complain();
        return new InboxBindings(byFolder, content);
    }

    /** The folder as a path below the inbox; what is none, or could lead out of it, is a problem. */
    private static String folder(ConfigurationTable.Row row) {
        String text = row.get("folder").replace('\\', '/').replaceAll("/+$", "");
        if (text.equals(INBOX)) {
            return INBOX;
        }
        if (row.get("folder").startsWith("/") || DRIVE.matcher(text).matches()) {
            row.problem("'" + row.get("folder") + "' must be a path below the inbox, such as 2018/dongshan");
        } else if (text.isEmpty() || List.of(text.split("/", -1)).stream().anyMatch(InboxBindings::isNoName)) {
            row.problem(
                    "'" + row.get("folder") + "' is no folder; write its path below the inbox, such as 2018/dongshan,"
                            + " or . for the inbox itself");
        }
        return text;
    }

    private static boolean isNoName(String name) {
        return name.isBlank() || name.equals(".") || name.equals("..");
    }

    private static String key(String folder) {
        return Normalizer.normalize(
                Normalizer.normalize(folder, Normalizer.Form.NFC)
                        .toUpperCase(Locale.ROOT)
                        .toLowerCase(Locale.ROOT),
                Normalizer.Form.NFC);
    }

    /** The bindings that hold for a file, from the outermost folder on: all of them. */
    public List<Binding> of(String source) {
        if (byFolder.isEmpty()) {
            return List.of();
        }
        List<Binding> bindings = new ArrayList<>();
        if (byFolder.containsKey(INBOX)) {
            bindings.add(byFolder.get(INBOX));
        }
        String path = key(source);
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
            Binding binding = byFolder.get(path.substring(0, end));
            if (binding != null) {
                bindings.add(binding);
            }
        }
        return bindings;
    }

    public boolean isEmpty() {
        return byFolder.isEmpty();
    }

    /** All bindings, by folder. */
    public Collection<Binding> all() {
        return byFolder.values();
    }

    /** The file as it was read, empty if there was none. */
    public byte[] file() {
        return file;
    }
}
