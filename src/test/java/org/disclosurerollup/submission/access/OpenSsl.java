package org.disclosurerollup.submission.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The {@code openssl} of the machine, in a folder of its own: what an office signs with. */
final class OpenSsl {

    private final Path folder;

    OpenSsl(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        assumeThat(isThere()).as("openssl is installed").isTrue();
    }

    private static boolean isThere() {
        try {
            return new ProcessBuilder("openssl", "version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    void call(String... words) {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(Arrays.asList(words));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor()).as(command + "\n" + said).isZero();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key and a certificate for it that it signed itself, {@code name.key} and {@code name.crt}. */
    OpenSsl keyPair(String name, String... algorithm) {
        List<String> words = new ArrayList<>(List.of("req", "-x509", "-nodes", "-days", "3650", "-subj"));
        words.add("/O=Yunjiang/CN=" + name);
        words.addAll(List.of("-keyout", name + ".key", "-out", name + ".crt", "-newkey"));
        words.addAll(Arrays.asList(algorithm));
        call(words.toArray(String[]::new));
        return this;
    }

    /** As the documentation tells a signer to do it. */
    void sign(Path file, String name, String... more) {
        List<String> words = new ArrayList<>(List.of("cms", "-sign", "-binary", "-in", file.toString()));
        words.addAll(
                List.of("-signer", name + ".crt", "-inkey", name + ".key", "-outform", "DER", "-out", file + ".sig"));
        words.addAll(Arrays.asList(more));
        call(words.toArray(String[]::new));
    }
}
