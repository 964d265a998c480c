package org.disclosurerollup.submission.access.signature;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableFile;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.DefaultCMSSignatureAlgorithmNameGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * A signature in a file of its own, CMS SignedData (RFC 5652) as DER or PEM, checked with registered keys. Certificates in
 * it only tell which key is meant: trust comes from the register alone. Content in it is passed over; it is the file beside
 * it that must be signed.
 */
public final class DetachedSignature {

    /** Larger than any with a chain of certificates. */
    private static final int LARGEST = 1 << 16;

    private static final int MOST_SIGNERS = 8;
    /** SHA-1 and older can be forged. */
    private static final Set<ASN1ObjectIdentifier> DIGESTS = Set.of(
            NISTObjectIdentifiers.id_sha256,
            NISTObjectIdentifiers.id_sha384,
            NISTObjectIdentifiers.id_sha512,
            NISTObjectIdentifiers.id_shake256_len,
            NISTObjectIdentifiers.id_shake256,
            GMObjectIdentifiers.sm3);

    private DetachedSignature() {}

    /**
     * Whether a signature holds, and whose it is.
     *
     * @param invalid why it does not hold, in Chinese; empty if it does
     * @param unknownKey fingerprint of a key that nobody registered; {@code null} if that is not what is wrong
     * @param signers the registrations of the keys that signed
     */
    public record Verdict(String invalid, String unknownKey, List<SigningKey> signers) {

        private static Verdict not(String why) {
            return new Verdict(why, null, List.of());
        }

        public boolean isUnknownKey() {
            return unknownKey != null;
        }
    }

    /** Checks the signature over a file. What is wrong with it is in the verdict, whatever stands in it. */
    public static Verdict check(Path file, Path signature, SigningKeys keys) {
        try {
            return check(new CMSSignedData(new CMSProcessableFile(file.toFile()), read(signature)), keys);
        } catch (TooLargeException e) {
            return Verdict.not("签名文件超过 64 KB");
        } catch (IOException | CMSException | RuntimeException | StackOverflowError e) {
            return Verdict.not("签名文件无法读取,不是 CMS(PKCS#7)分离签名");
        }
    }

    private static final class TooLargeException extends IOException {}

    private static byte[] read(Path signature) throws IOException {
        byte[] content;
        try (InputStream in = Files.newInputStream(signature)) {
            content = in.readNBytes(LARGEST + 1);
        }
        if (content.length > LARGEST) {
            throw new TooLargeException();
        }
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (!text.startsWith("-----BEGIN")) {
            return content;
        }
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            PemObject object = parser.readPemObject();
            return object.getContent();
        }
    }

    private static Verdict check(CMSSignedData signed, SigningKeys keys) throws IOException {
        Collection<SignerInformation> signers = signed.getSignerInfos().getSigners();
        if (signers.isEmpty() || signers.size() > MOST_SIGNERS) {
            return Verdict.not(signers.isEmpty() ? "签名文件中没有签名" : "签名文件中的签名超过 " + MOST_SIGNERS + " 个");
        }
        List<SigningKey> found = new ArrayList<>();
        for (SignerInformation signer : signers) {
            if (isWeak(signer)) {
                return Verdict.not("签名使用了已不安全的摘要算法,请改用 SHA-256 以上或 SM3");
            }
            Optional<PublicKey> key = keyOf(signer, signed, keys);
            String fingerprint = key.map(SigningKeys::fingerprintOf).orElse("");
            List<SigningKey> registered = keys.of(fingerprint);
            if (registered.isEmpty()) {
                return new Verdict(
                        "签名所用的密钥未登记" + (fingerprint.isEmpty() ? "" : "(" + fingerprint.substring(0, 16) + ")"),
                        fingerprint,
                        List.of());
            }
            if (!holds(signer, registered.get(0).publicKey())) {
                return Verdict.not("签名与文件不符(文件在签名之后改动过,或签名不是对本文件所作)");
            }
            found.addAll(registered);
        }
        return new Verdict("", null, found);
    }

    private static boolean isWeak(SignerInformation signer) {
        String name = new DefaultCMSSignatureAlgorithmNameGenerator()
                .getSignatureName(
                        signer.getDigestAlgorithmID(), signer.toASN1Structure().getDigestEncryptionAlgorithm())
                .toUpperCase(Locale.ROOT);
        return !DIGESTS.contains(signer.getDigestAlgorithmID().getAlgorithm())
                || name.contains("SHA1WITH")
                || name.contains("MD5WITH")
                || name.contains("MD2WITH");
    }

    /** The key that the signature names: of the certificate in it, or of a registered one that it refers to. */
    private static Optional<PublicKey> keyOf(SignerInformation signer, CMSSignedData signed, SigningKeys keys)
            throws IOException {
        @SuppressWarnings("unchecked")
        Collection<X509CertificateHolder> within = signed.getCertificates().getMatches(signer.getSID());
        for (X509CertificateHolder certificate : within) {
            return Optional.of(KeyForm.key(certificate.getSubjectPublicKeyInfo()));
        }
        for (SigningKey key : keys.all()) {
            if (key.certificate() != null && signer.getSID().match(new X509CertificateHolder(key.certificate()))) {
                return Optional.of(key.publicKey());
            }
        }
        return Optional.empty();
    }

    private static boolean holds(SignerInformation signer, PublicKey key) {
        try {
            return signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(KeyForm.PROVIDER)
                    .build(key));
        } catch (CMSException | OperatorCreationException e) {
            return false;
        }
    }
}
