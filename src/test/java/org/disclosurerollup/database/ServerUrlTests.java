package org.disclosurerollup.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.disclosurerollup.ChildProcess;
import org.disclosurerollup.Project;
import org.disclosurerollup.cli.Rollup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDBC URL of a server: what can be seen to be wrong with it is said without asking any server. */
class ServerUrlTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.example/disclosure",
                "jdbc:postgresql://localhost:5432/disclosure",
                "jdbc:postgresql://10.0.0.1:65535/disclosure?user=statistics",
                "jdbc:postgresql://[::1]:5432/disclosure",
                "jdbc:postgresql://first.example:5433,second.example/disclosure?targetServerType=primary",
                "jdbc:postgresql://db.example/disclosure?sslmode=verify-full&sslrootcert=/etc/ca.crt&ApplicationName=x",
                "jdbc:postgresql://db.example/disclosure?sslmode=VERIFY-FULL&connectTimeout=5&ssl",
                "jdbc:postgresql://db.example/disclosure?user=night@city",
                "jdbc:postgresql://db.example/%E5%85%AC%E5%BC%80",
                "jdbc:postgresql://db.example/公开",
                "jdbc:postgresql:///disclosure",
                "jdbc:postgresql:disclosure"
            })
    void whatTheDriverUnderstandsIsTaken(String url) {
        assertThat(Database.faultIn(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "jdbc:postgresql://localhost:not-a-port/x | 'not-a-port' is no port from 1 to 65535",
                "jdbc:postgresql://localhost:0/x | '0' is no port",
                "jdbc:postgresql://localhost:65536/x | '65536' is no port",
                "jdbc:postgresql://localhost:99999999999/x | '99999999999' is no port",
                "jdbc:postgresql://localhost:/x | '' is no port",
                "jdbc:postgresql://localhost:1:2/x | '1:2' is no port",
                "jdbc:postgresql://localhost,other:x/x | 'x' is no port",
                "jdbc:postgresql://local host/x | 'local host' is no host",
                "jdbc:postgresql://localhost,/x | '' is no host",
                "jdbc:postgresql://night@localhost/x | ?user=NAME",
                "jdbc:postgresql://localhost:5432 | has no name of a database",
                "jdbc:postgresql://localhost/ | has no name of a database",
                "jdbc:postgresql://localhost?user=x | has no name of a database",
                "jdbc:postgresql:// | has no name of a database",
                "jdbc:postgresql: | has no name of a database",
                "jdbc:postgresql://localhost/x;user=y | 'x;user=y' is no name; parameters begin with ?",
                "jdbc:postgresql://localhost/x#y | 'x#y' is no name",
                "jdbc:postgresql://localhost/x y | 'x y' is no name",
                "jdbc:postgresql:localhost:5432 | 'localhost:5432' is no name",
                "jdbc:postgresql:\\\\localhost\\x | is no name",
                "jdbc:postgresql://localhost/x/y | takes a folder or jdbc:postgresql://host:port/name",
                "jdbc:postgresql://localhost/%zz | takes a folder or jdbc:postgresql://host:port/name",
                "JDBC:postgresql:x | takes a folder or jdbc:postgresql://host:port/name",
                "postgresql:x | takes a folder or jdbc:postgresql://host:port/name",
                "jdbc:postgresql://localhost/x?sslmode=nonsense | sslmode=nonsense; write one of disable, allow, prefer,",
                "jdbc:postgresql://localhost/x?sslmod=require | a parameter 'sslmod' that PostgreSQL's driver does not",
                "jdbc:postgresql://localhost/x?SSLMODE=require | a parameter 'SSLMODE' that PostgreSQL's driver does not",
                "jdbc:postgresql://localhost/x?targetServerType=any,nonsense | targetServerType=any,nonsense; write one of",
                "jdbc:postgresql://localhost/x?connectTimeout=soon | connectTimeout=soon; write a number"
            })
    void whatItWouldMistakeIsRefusedWithTheReason(String url, String reason) {
        assertThat(Database.faultIn(url)).get().asString().contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://x:geheim@localhost:1/none",
                "jdbc:postgresql://x:ge/heim@localhost:1/none",
                "jdbc:postgresql://x:ge?heim@localhost:1/none",
                "jdbc:postgresql:x:geheim@localhost/none",
                "jdbc:postgresql://localhost/none;password=geheim",
                "jdbc:postgresql://localhost/none?user=x#password = geheim",
                "postgres://x:geheim@localhost/none"
            })
    void aPasswordIsNotRepeated(String url) {
        assertThat(Database.faultIn(url))
                .get()
                .asString()
                .contains("holds a password")
                .doesNotContain("heim");
    }

    /** As a whole process, since the driver logs for itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost:not-a-port/x",
                "jdbc:postgresql://localhost:99999/x",
                "jdbc:postgresql://localhost/x/y",
                "jdbc:postgresql://localhost"
            })
    void nothingElseIsPrinted(String url) throws Exception {
        Path log = folder.resolve("log");
        Process status = ChildProcess.start(Rollup.class, log, List.of("status", "--database", url));

        assertThat(status.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(status.exitValue()).isEqualTo(2);
        assertThat(Files.readAllLines(log)).singleElement().asString().startsWith("rollup: --database ");
    }

    @Test
    void aServerThatWasNeverThereIsNotCalledLost() {
        Project.Result nobody = Project.run("status", "--database", "jdbc:postgresql://localhost:1/x");
        Project.Result unknown = Project.run("status", "--database", "jdbc:postgresql://no-such-host.invalid/x");

        assertThat(nobody.exitCode()).isEqualTo(1);
        assertThat(nobody.err())
                .contains("the database server cannot be reached; see that it is running", "localhost:1")
                .doesNotContain("lost");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err())
                .contains("no host is known by the name 'no-such-host.invalid', which --database gives")
                .doesNotContain("lost", "Exception");
    }
}
