package org.disclosurerollup.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTests {

    @TempDir
    Path folder;

    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }

    private static List<String> sources(Path inbox) throws IOException {
        return new Inbox(inbox).files().stream().map(Inbox.Entry::source).toList();
    }

    @Test
    void filesOfAllFoldersComeInTheOrderOfTheirPaths() throws IOException {
        write("b/2.csv");
        write("b.csv");
        write("a/z/1.csv");
        write("b/1.xls");
        assertThat(sources(folder)).containsExactly("a/z/1.csv", "b.csv", "b/1.xls", "b/2.csv");
    }

    @Test
    void aSignatureBelongsToTheFileBesideIt() throws IOException {
        write("a.csv");
        Path signature = write("a.csv.sig");
        write("b.csv");
        write("c.csv.sig");
        write("d/a.csv");
        write("e.sig");
        Path signed = write("e.sig.sig");

        assertThat(sources(folder)).containsExactly("a.csv", "b.csv", "c.csv.sig", "d/a.csv", "e.sig");
        assertThat(new Inbox(folder).files())
                .extracting(entry -> entry.signature().orElse(null))
                .containsExactly(signature.toRealPath(), null, null, null, signed.toRealPath());
        assertThat(new Inbox(folder.resolve("a.csv")).files().get(0).signature())
                .contains(folder.resolve("a.csv.sig"));
    }

    @Test
    void hiddenFilesFoldersAndLockFilesArePassedOver() throws IOException {
        write("a.csv");
        write(".b.csv");
        write("~$a.csv");
        write(".git/c.csv");
        write("~$d/e.csv");
        write("f.csv.part");
        write("g.csv.filepart");
        write("h.XLSX.TMP");
        assertThat(sources(folder)).containsExactly("a.csv");
    }

    @Test
    void symbolicLinksInsideAreNotFollowed() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("secret.csv"), "x");
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(inbox.resolve("a.csv"), "x");
        Files.createSymbolicLink(inbox.resolve("file.csv"), elsewhere.resolve("secret.csv"));
        Files.createSymbolicLink(inbox.resolve("folder"), elsewhere);
        Files.createSymbolicLink(inbox.resolve("loop"), inbox);
        assertThat(sources(inbox)).containsExactly("a.csv");
    }

    @Test
    void anInboxThatIsItselfALinkIsRead() throws IOException {
        write("real/a.csv");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
        assertThat(sources(link)).containsExactly("a.csv");
    }

    @Test
    void anInboxInAHiddenFolderIsRead() throws IOException {
        write(".hidden/a.csv");
        assertThat(sources(folder.resolve(".hidden"))).containsExactly("a.csv");
    }

    @Test
    void aSingleFileIsAnInboxOfOne() throws IOException {
        Path file = write("a/b.csv");
        assertThat(new Inbox(file).files()).containsExactly(new Inbox.Entry(file, "b.csv", FileStamp.of(file)));
    }

    @Test
    void anInboxThatIsNotThereIsAnErrorNotAnEmptyOne() {
        assertThatThrownBy(() -> sources(folder.resolve("nowhere"))).isInstanceOf(NoSuchFileException.class);
    }
}
