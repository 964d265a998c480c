package org.disclosurerollup.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.disclosurerollup.ChildProcess;
import org.disclosurerollup.Project;
import org.disclosurerollup.TestServer;
import org.disclosurerollup.cli.Rollup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTests {
    private static final String SECRET = "s3cr3t-Wort";

    @TempDir
    Path folder;

    private Path secret(String content, String permissions) throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private Credentials ofFile(Path file) {
        return Credentials.of(Map.of(Credentials.USER, "night", Credentials.PASSWORD_FILE, file.toString()));
    }

    @Test
    void thePasswordIsTheFirstLineOfItsFile() throws Exception {
        Credentials credentials = ofFile(secret(SECRET + " \u00e9\r\nmore\n", "rw-------"));

        assertThat(credentials.user()).isEqualTo("night");
        assertThat(credentials.password()).isEqualTo(SECRET + " \u00e9");
        assertThat(credentials.toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-r-----", "rw----r--", "rw--w----"})
    void aFileOfOursThatOthersMayReadOrWriteIsRefused(String permissions) throws Exception {
        assertThatThrownBy(() -> ofFile(secret(SECRET, permissions)))
                .isInstanceOf(DatabaseAccessException.class)
                .hasMessageContaining("chmod 600")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void aSecretThatAnotherOwnerPutThereIsTakenAsItIs() throws Exception {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        Path file = secret(SECRET, "r--r--r--");
        Files.setAttribute(file, "unix:uid", 65534);

        assertThat(ofFile(file).password()).isEqualTo(SECRET);
    }

    @Test
    void aFileThatCannotBeAPasswordsIsSaidSo() throws Exception {
        assertThatThrownBy(() -> ofFile(folder.resolve("nowhere"))).hasMessageContaining("no such file");
        assertThatThrownBy(() -> ofFile(folder)).hasMessageContaining("no such file");
        assertThatThrownBy(() -> ofFile(secret("\n" + SECRET, "rw-------")))
                .hasMessageContaining("first line")
                .hasMessageNotContaining(SECRET);
        assertThatThrownBy(() -> ofFile(secret("x".repeat(5000), "rw-------"))).hasMessageContaining("too large");
    }

    @Test
    void twoPasswordsAreOneTooMany() {
        assertThatThrownBy(() -> Credentials.of(Map.of(Credentials.PASSWORD, SECRET, Credentials.PASSWORD_FILE, "x")))
                .hasMessageContaining("both set")
                .hasMessageNotContaining(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost:1/none?user=x&password=" + SECRET,
                "jdbc:postgresql://localhost:1/none?password=" + SECRET + "&user=x",
                "jdbc:postgresql://localhost:1/none?PassWord=" + SECRET,
                "jdbc:postgresql://localhost:1/none?ssl=true&sslpassword=" + SECRET,
                "jdbc:postgresql://x:" + SECRET + "@localhost:1/none",
                "postgresql://x:" + SECRET + "@localhost:1/none"
            })
    void aPasswordOnTheCommandLineIsRefusedAndNotRepeated(String url) {
        for (String command : List.of("consolidate", "status", "migrate", "summary", "publish")) {
            StringWriter all = new StringWriter();
            PrintWriter writer = new PrintWriter(all, true);
            int exitCode = Rollup.execute(writer, writer, command, "--stacktrace", "--database", url);
            assertThat(exitCode).isEqualTo(2);
            assertThat(all.toString()).doesNotContain(SECRET);
        }
    }

    @Test
    void theRefusalSaysWhereThePasswordGoes() {
        Project.Result result =
                Project.run("status", "--database", "jdbc:postgresql://localhost:1/none?user=x&password=" + SECRET);

        assertThat(result.err()).contains("ROLLUP_DATABASE_PASSWORD_FILE", "~/.pgpass");
    }

    @Test
    void parametersOfTlsAreTaken() {
        String url = TestServer.newDatabase();
        Project.Result result =
                Project.run("status", "--database", url + "&sslmode=verify-full&sslrootcert=/nowhere/ca.crt");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("does not support SSL");
        TestServer.giveBack(url);
    }

    /** Of a whole process that fails to connect. */
    @Test
    void aProcessNeverPrintsThePasswordOfItsFile() throws Exception {
        String url = TestServer.newDatabase();
        Path log = folder.resolve("log");
        Path file = secret(SECRET, "rw-------");
        Process child = ChildProcess.start(
                Rollup.class,
                log,
                List.of(),
                List.of("status", "--stacktrace", "--database", url.replaceFirst("user=[^&]*", "user=no_such_user")),
                Map.of(Credentials.PASSWORD_FILE, file.toString()));
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(child.exitValue()).isEqualTo(1);
        assertThat(log).content().contains("no_such_user").doesNotContain(SECRET);
        TestServer.giveBack(url);
    }
}
