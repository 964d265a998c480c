package org.disclosurerollup.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads all {@code *.yml} files of a folder as forms. */
public final class CatalogueReader {

    private CatalogueReader() {}

    /**
     * @throws CatalogueException with every problem of every file
     * @throws IOException if a file cannot be read
     */
    public static Catalogue read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new CatalogueException(List.of(new Problem(folder.toString(), 0, "no such folder of forms")));
        }
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(path -> path.getFileName().toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        }
        List<Problem> problems = new ArrayList<>();
        Map<String, Form> forms = new TreeMap<>();
        for (Path path : files) {
            Form form = new FormReader(path.getFileName().toString(), problems).read(path);
            if (form != null) {
                forms.put(form.id(), form);
            }
        }
        if (files.isEmpty()) {
            problems.add(new Problem(folder.toString(), 0, "no form (*.yml) in this folder"));
        }
        if (!problems.isEmpty()) {
            throw new CatalogueException(problems);
        }
        return new Catalogue(forms, Fingerprint.of(files));
    }
}
