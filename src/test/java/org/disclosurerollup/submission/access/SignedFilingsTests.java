package org.disclosurerollup.submission.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bouncycastle.cert.X509CertificateHolder;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.disclosurerollup.catalogue.UnitReader;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.submission.access.signature.DetachedSignature;
import org.disclosurerollup.submission.access.signature.SigningKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filings with signatures that openssl made, from the inbox to the findings. */
class SignedFilingsTests {
    private static final String HEADER = "unit_code,year,form,1.1,1.2.2";
    private static final String FILE = "dongshan.csv";

    @TempDir
    Path folder;

    private Office office;
    private OpenSsl openssl;

    @BeforeEach
    void makeOffice() throws IOException {
        openssl = new OpenSsl(folder.resolve("signer"));
        openssl.keyPair("dongshan", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1");
        openssl.keyPair("xihe", "rsa:2048");
        office = new Office(folder)
                .units("c,云江市,city,,,", "k,东山县,county,c,,", "k-a,东山县财政局,department,k,,", "m,西河县,county,c,,")
                .file(FILE, HEADER, "k,2017,disclosure-2014,5,5", "k-a,2017,disclosure-2014,6,6");
        register("k,dongshan.crt,,,", "m,xihe.crt,,,");
    }

    @AfterEach
    void giveBack() {
        if (office != null) {
            office.close();
        }
    }

    private void register(String... rows) {
        for (String name : List.of("dongshan", "xihe")) {
            copy(openssl.file(name + ".crt"), folder.resolve(name + ".crt"));
        }
        Office.write(folder.resolve("signing-keys.csv"), "unit_code,key,valid_from,valid_to,signature", rows);
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path filed() {
        return office.inbox().resolve(FILE);
    }

    private Path signature() {
        return office.inbox().resolve(FILE + ".sig");
    }

    private List<Map<String, String>> found(String rule) {
        return office.read("findings.csv").where("rule", rule);
    }

    /** All filings of the file are refused, each with that finding. */
    private List<Map<String, String>> refusedAs(String rule) {
        Project.Result result = office.consolidated();
        assertThat(result.out()).contains("read 2 = accepted 0 + rejected 2 + unchanged 0");
        assertThat(found(rule))
                .as(() -> result.out() + office.read("findings.csv"))
                .hasSize(2)
                .allSatisfy(
                        row -> assertThat(row).containsEntry("severity", "hard").containsEntry("source", FILE));
        assertThat(found(rule)).extracting(row -> row.get("line")).containsExactly("2", "3");
        return found(rule);
    }

    @Test
    void aValidSignatureIsTakenAndSaysWhoSigned() {
        openssl.sign(filed(), "dongshan");

        Project.Result result = office.consolidated();

        assertThat(result.out()).contains("read 2 = accepted 2 + rejected 0 + unchanged 0; findings: 0 hard");
        assertThat(found("signed")).hasSize(2);
        assertThat(found("signed").get(1))
                .containsEntry("severity", "note")
                .containsEntry("unit_code", "k-a")
                .containsEntry("line", "3");
        assertThat(found("signed").get(0).get("message")).contains("电子签名有效:东山县(k)", "(dongshan)");
        assertThat(office.consolidated().out()).contains("unchanged 2", "nothing is new");
    }

    @ParameterizedTest
    @CsvSource({
        "rsa:3072, sha256",
        "rsa:2048, sha512",
        "ec -pkeyopt ec_paramgen_curve:secp384r1, sha384",
    })
    void theUsualAlgorithmsAreTaken(String algorithm, String digest) {
        openssl.keyPair("other", algorithm.split(" "));
        copy(openssl.file("other.crt"), folder.resolve("other.crt"));
        register("k,other.crt,,,");
        openssl.sign(filed(), "other", "-md", digest);

        assertThat(office.consolidated().out()).contains("accepted 2");
    }

    @Test
    void rsaPssPemAndSignaturesWithoutCertificateAreTaken() throws IOException {
        openssl.sign(filed(), "xihe", "-keyopt", "rsa_padding_mode:pss");
        register("k,xihe.crt,,,");
        assertThat(office.consolidated().out()).contains("accepted 2");

        office.file("pem.csv", HEADER, "m,2017,disclosure-2014,5,5");
        openssl.sign(office.inbox().resolve("pem.csv"), "xihe", "-outform", "PEM");
        office.file("bare.csv", HEADER, "c,2017,disclosure-2014,5,5");
        openssl.sign(office.inbox().resolve("bare.csv"), "xihe", "-nocerts");
        register("c,xihe.crt,,,required");
        assertThat(office.consolidated().out()).contains("accepted 2 + rejected 0 + unchanged 2");
        assertThat(found("signed")).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void aKeyMayBeRegisteredAsOneLineOfTheTableOrAsPemInIt() throws IOException {
        openssl.call("pkey", "-in", "dongshan.key", "-pubout", "-out", "dongshan.pub");
        String pem = Files.readString(openssl.file("dongshan.pub"));
        String line = pem.replaceAll("-----[^-]+-----|\\s", "");
        openssl.sign(filed(), "dongshan");

        register("k," + line + ",,,");
        assertThat(office.consolidated().out()).contains("accepted 2");
        register("k,\"" + pem + "\",,,", "m,xihe.crt,,,");
        office.file(FILE, HEADER, "k,2017,disclosure-2014,8,8");
        openssl.sign(filed(), "dongshan");
        assertThat(office.consolidated().out()).contains("read 1 = accepted 1");
    }

    @Test
    void aFileThatWasChangedAfterItWasSignedIsRefused() {
        openssl.sign(filed(), "dongshan");
        office.file(FILE, HEADER, "k,2017,disclosure-2014,50,50", "k-a,2017,disclosure-2014,6,6");

        assertThat(refusedAs("signature-invalid").get(0).get("message")).contains("签名与文件不符");
    }

    /** The certificate in the signature names a registered key; another key signed. */
    @Test
    void aCertificateThatSomebodyMadeForTheKeyOfAnotherDoesNotHelp() throws Exception {
        openssl.keyPair("thief", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1");
        openssl.call("pkey", "-in", "dongshan.key", "-pubout", "-out", "dongshan.pub");
        openssl.call(
                "x509",
                "-new",
                "-subj",
                "/CN=dongshan",
                "-force_pubkey",
                "dongshan.pub",
                "-CA",
                "thief.crt",
                "-CAkey",
                "thief.key",
                "-out",
                "forged.crt");
        Files.write(
                signature(),
                LibrarySignature.of(
                        filed(),
                        LibrarySignature.privateKey(openssl.file("thief.key")),
                        "SHA256withECDSA",
                        LibrarySignature.certificate(openssl.file("forged.crt"))));

        refusedAs("signature-invalid");
    }

    /** What this machine's openssl cannot make and other tools do. */
    @ParameterizedTest
    @CsvSource({"Ed25519, Ed25519, ''", "EC, SM3withSM2, sm2p256v1"})
    void ed25519AndSm2AreTakenAndChangedFilesWithThemAreNot(String algorithm, String signing, String curve)
            throws Exception {
        KeyPair pair = LibrarySignature.keyPair(algorithm, curve);
        X509CertificateHolder certificate = LibrarySignature.selfSigned(pair, signing);
        Files.write(folder.resolve("other.cer"), certificate.getEncoded());
        register("k,other.cer,,,");
        Files.write(signature(), LibrarySignature.of(filed(), pair.getPrivate(), signing, certificate));
        assertThat(office.consolidated().out()).contains("accepted 2 + rejected 0");

        office.file(FILE, HEADER, "k,2017,disclosure-2014,51,51", "k-a,2017,disclosure-2014,6,6");
        refusedAs("signature-invalid");
    }

    @Test
    void anUnknownKeyIsRefusedUntilItIsRegistered() {
        openssl.keyPair("new", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1");
        copy(openssl.file("new.crt"), folder.resolve("new.crt"));
        openssl.sign(filed(), "new");
        assertThat(refusedAs("key-unknown").get(0).get("message")).contains("signing-keys.csv");

        register("k,new.crt,,,");
        assertThat(office.consolidated().out()).contains("read 2 = accepted 2 + rejected 0 + unchanged 0");
        assertThat(found("key-unknown")).isEmpty();
    }

    @Test
    void aKeyOfAnotherUnitIsRefusedForWhatItDoesNotCover() {
        openssl.sign(filed(), "xihe");
        assertThat(refusedAs("key-of-another").get(0))
                .containsEntry("actual", "m")
                .containsEntry("expected", "k");

        // A department's key signs for the department and not for the county above it.
        register("k-a,xihe.crt,,,");
        assertThat(office.consolidated().out()).contains("read 2 = accepted 1 + rejected 1 + unchanged 0");
        assertThat(found("key-of-another"))
                .extracting(row -> row.get("unit_code"))
                .containsExactly("k");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k,dongshan.crt,,2001,", "k,dongshan.crt,2090-01-01,,"})
    void aKeyThatIsNotValidOnTheDayIsRefused(String row) throws IOException {
        // Without the certificate's own days, which lie around today.
        openssl.call("pkey", "-in", "dongshan.key", "-pubout", "-out", "dongshan.pub");
        copy(openssl.file("dongshan.pub"), folder.resolve("dongshan.pub"));
        register(row.replace("crt", "pub"));
        openssl.sign(filed(), "dongshan");

        refusedAs("key-not-valid");
    }

    @Test
    void aFileThatCameWhileItsKeyWasValidIsJudgedByThatDayWhenItIsReadAgain() throws Exception {
        openssl.call("pkey", "-in", "dongshan.key", "-pubout", "-out", "dongshan.pub");
        copy(openssl.file("dongshan.pub"), folder.resolve("dongshan.pub"));
        register("k,dongshan.pub,,,");
        office.file(FILE, HEADER, "k,2017,disclosure-2014,5,5", "k-a,2017,disclosure-2014,x,6");
        openssl.sign(filed(), "dongshan");
        office.consolidated();
        // As if that had been years ago.
        try (Connection connection = DriverManager.getConnection(office.database());
                Statement statement = connection.createStatement()) {
            statement.execute("update run set started_at = '2016-03-01'");
        }

        register("k,dongshan.pub,,2016,");
        office.consolidated();

        assertThat(found("key-not-valid")).isEmpty();
        assertThat(found("signed")).hasSize(2);
    }

    @Test
    void aUnitOfWhichSignaturesAreRequiredIsRefusedWithoutAndTakenWhenTheSignatureComesLater() {
        register("k,dongshan.crt,,,required");
        Project.Result without = office.consolidated();
        assertThat(without.out()).contains("read 2 = accepted 1 + rejected 1 + unchanged 0");
        assertThat(found("signature-missing"))
                .extracting(row -> row.get("unit_code"))
                .containsExactly("k");
        assertThat(found("signature-missing").get(0)).containsEntry("expected", FILE + ".sig");

        openssl.sign(filed(), "dongshan");
        assertThat(office.consolidated().out()).contains("read 2 = accepted 1 + rejected 0 + unchanged 1");
        assertThat(found("signature-missing")).isEmpty();
        assertThat(found("signed")).hasSize(2);
    }

    @Test
    void aBoundFolderMayRequireThem() {
        Office.write(folder.resolve("inbox-bindings.csv"), "folder,unit_code,signature", "in,c,required", "in/k,k,");
        office.file("in/k/a.csv", HEADER, "k,2018,disclosure-2014,5,5");
        office.file(
                "in/k/answers.csv",
                "unit_code,year,form,rule,cell,value,explanation",
                "k,2018,disclosure-2014,F14-07a,1.1,5,x");
        office.consolidated();
        assertThat(found("signature-missing"))
                .extracting(row -> row.get("source"))
                .containsExactlyInAnyOrder("in/k/a.csv", "in/k/answers.csv");

        openssl.sign(office.inbox().resolve("in/k/a.csv"), "dongshan");
        office.consolidated();
        assertThat(found("signature-missing"))
                .extracting(row -> row.get("source"))
                .containsExactly("in/k/answers.csv");
    }

    @Test
    void aSignatureThatChangedOrWentIsJudgedAgainAndWhatWasTakenStays() throws IOException {
        register("k,dongshan.crt,,,required");
        openssl.sign(filed(), "dongshan");
        office.consolidated();
        byte[] good = Files.readAllBytes(signature());

        Files.writeString(signature(), "nonsense");
        assertThat(office.consolidated().out()).contains("rejected 2");
        assertThat(found("signature-invalid")).hasSize(2);
        assertThat(office.read("coverage.csv").row("unit_code", "k-a", "form", "disclosure-2014"))
                .containsEntry("status", "reported");

        Files.delete(signature());
        office.consolidated();
        assertThat(found("signature-invalid")).isEmpty();
        assertThat(found("signature-missing")).hasSize(1);

        Files.write(signature(), good);
        assertThat(office.consolidated().out()).contains("unchanged 2");
        assertThat(found("signature-missing")).isEmpty();
    }

    @Test
    void withoutRegisteredKeysASignatureIsNotedAndChangesNothing() throws IOException {
        Files.delete(folder.resolve("signing-keys.csv"));
        openssl.sign(filed(), "dongshan");

        assertThat(office.consolidated().out()).contains("accepted 2 + rejected 0");
        assertThat(found("signature-unchecked")).hasSize(2);
        assertThat(found("unsupported-file")).isEmpty();
    }

    @Test
    void aSignatureWithoutItsFileIsAFileThatIsNotRead() throws IOException {
        openssl.sign(filed(), "dongshan");
        Files.move(signature(), office.inbox().resolve("lost.csv.sig"));

        office.consolidated();

        assertThat(found("unsupported-file"))
                .extracting(row -> row.get("source"))
                .containsExactly("lost.csv.sig");
    }

    @Test
    void sha1AndSeveralSignersOfWhomOneIsUnknownAreRefused() {
        openssl.sign(filed(), "dongshan", "-md", "sha1");
        assertThat(refusedAs("signature-invalid").get(0).get("message")).contains("SHA-256");

        openssl.keyPair("stranger", "rsa:2048");
        openssl.sign(filed(), "dongshan", "-signer", "stranger.crt", "-inkey", "stranger.key");
        refusedAs("key-unknown");
    }

    /** Whatever stands in a signature's file, it is a verdict and not a failure. */
    @Test
    void hostileSignaturesAreInvalid() throws IOException {
        UnitRegister units = UnitReader.read(folder.resolve("units.csv"));
        SigningKeys keys = SigningKeys.read(folder.resolve("signing-keys.csv"), units);
        openssl.sign(filed(), "dongshan");
        byte[] good = Files.readAllBytes(signature());
        assertThat(DetachedSignature.check(filed(), signature(), keys).invalid())
                .isEmpty();

        Random random = new Random(8);
        for (int i = 0; i < 400; i++) {
            byte[] bad = good.clone();
            int changes = 1 + random.nextInt(3);
            for (int j = 0; j < changes; j++) {
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(signature(), i % 2 == 0 ? bad : Arrays.copyOf(bad, random.nextInt(bad.length)));
            DetachedSignature.Verdict verdict = DetachedSignature.check(filed(), signature(), keys);
            // A bit in what is not signed, such as the certificate's name, may change nothing; nobody else may come of
            // it.
            if (verdict.invalid().isEmpty()) {
                assertThat(verdict.signers())
                        .allSatisfy(key -> assertThat(key.unitCode()).isEqualTo("k"));
            }
        }
        byte[] nested = new byte[60_000];
        for (int i = 0; i < nested.length; i += 2) {
            nested[i] = 0x30;
            nested[i + 1] = (byte) 0x80;
        }
        for (byte[] hostile : List.of(
                new byte[0],
                nested,
                new byte[1 << 20],
                "-----BEGIN CMS-----\n".getBytes(StandardCharsets.US_ASCII),
                "-----BEGIN CMS-----\n!!!\n-----END CMS-----\n".getBytes(StandardCharsets.US_ASCII),
                ("-----BEGIN CMS-----\n" + Base64.getEncoder().encodeToString(nested) + "\n-----END CMS-----\n")
                        .getBytes(StandardCharsets.US_ASCII),
                Files.readAllBytes(openssl.file("dongshan.crt")))) {
            Files.write(signature(), hostile);
            assertThatCode(() -> assertThat(DetachedSignature.check(filed(), signature(), keys)
                                    .invalid())
                            .isNotEmpty())
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "nobody,dongshan.crt,,, | no unit in units.csv has the code 'nobody'",
                "k,missing.crt,,, | key: no such file beside this one: 'missing.crt'",
                "k,../signer/dongshan.crt,,, | key: no such file beside this one",
                "k,units.csv,,, | key: it is neither a public key nor a certificate",
                "k,dongshan.key,,, | key: it is a private key, which nobody but the signer may have",
                "k,short.crt,,, | key: an RSA key of 1024 bits is too short",
                "k,dongshan.crt,2019,2018, | valid on no day",
                "k,dongshan.crt,soon,, | 'soon' is no date",
                "k,dongshan.crt,,,always | 'signature' must be required or empty"
            })
    void whatIsWrongWithARegistrationIsSaidWithItsLine(String row, String problem) {
        copy(openssl.file("dongshan.key"), folder.resolve("dongshan.key"));
        openssl.keyPair("short", "rsa:1024");
        copy(openssl.file("short.crt"), folder.resolve("short.crt"));
        register(row);

        Project.Result result = office.consolidate();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("signing-keys.csv:2: ").contains(problem);
    }
}
