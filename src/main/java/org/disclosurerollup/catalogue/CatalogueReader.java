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
        if (files.isEmpty()) {
            throw new CatalogueException(List.of(new Problem(folder.toString(), 0, "no form (*.yml) in this folder")));
        }
        Map<String, byte[]> contents = new TreeMap<>();
        for (Path path : files) {
            contents.put(path.getFileName().toString(), Files.readAllBytes(path));
        }
        return read(contents);
    }

    /**
     * Reads form files that are in memory.
     *
     * @param files each file by its name
     * @throws CatalogueException with every problem of every file
     */
    public static Catalogue read(Map<String, byte[]> files) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Form> forms = new TreeMap<>();
        files.forEach((name, content) -> {
            Form form = new FormReader(name, problems).read(content);
            if (form != null) {
                forms.put(form.id(), form);
            }
        });
        if (!problems.isEmpty()) {
            throw new CatalogueException(problems);
        }
        return new Catalogue(forms, files);
    }
}
