package org.disclosurerollup.submission.access.signature;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * A public key, alone (SubjectPublicKeyInfo, as {@code openssl pkey -pubout} writes it) or in an X.509 certificate; as PEM,
 * DER, or DER in base64.
 *
 * @param holder the certificate's subject, empty for a key alone
 * @param certificate DER, {@code null} for a key alone
 */
record KeyForm(PublicKey key, String holder, LocalDate validFrom, LocalDate validTo, byte[] certificate) {

    static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private static final int SHORTEST_RSA = 2048;

    /** The text is none of the forms; the message says what it is instead. */
    static final class NoKeyException extends Exception {

        NoKeyException(String message) {
            super(message);
        }
    }

    static KeyForm read(byte[] content) throws NoKeyException {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        try {
            if (text.contains("-----BEGIN")) {
                return ofPem(text);
            }
            boolean base64 = text.strip().matches("[A-Za-z0-9+/=\\s]+");
            return ofDer(base64 ? Base64.getMimeDecoder().decode(text.strip()) : content);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new NoKeyException("it is neither a public key nor a certificate in PEM or DER");
        }
    }

    private static KeyForm ofPem(String text) throws IOException, NoKeyException {
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            PemObject object = parser.readPemObject();
            if (object.getType().contains("PRIVATE KEY")) {
                throw new NoKeyException(
                        "it is a private key, which nobody but the signer may have: make a new pair, and"
                                + " register the public one (openssl pkey -pubout)");
            }
            return ofDer(object.getContent());
        }
    }

    private static KeyForm ofDer(byte[] der) throws IOException, NoKeyException {
        ASN1Sequence sequence = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der));
        // A certificate begins with the sequence that is signed, which is long; a key with its algorithm and then bits.
        if (sequence.size() == 3) {
            X509CertificateHolder certificate = new X509CertificateHolder(der);
            return new KeyForm(
                    publicKey(certificate.getSubjectPublicKeyInfo()),
                    name(certificate.getSubject()),
                    certificate
                            .getNotBefore()
                            .toInstant()
                            .atZone(ZoneOffset.UTC)
                            .toLocalDate(),
                    certificate.getNotAfter().toInstant().atZone(ZoneOffset.UTC).toLocalDate(),
                    der);
        }
        return new KeyForm(
                publicKey(SubjectPublicKeyInfo.getInstance(sequence)), "", LocalDate.MIN, LocalDate.MAX, null);
    }

    private static PublicKey publicKey(SubjectPublicKeyInfo info) throws IOException, NoKeyException {
        PublicKey key = key(info);
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < SHORTEST_RSA) {
            throw new NoKeyException("an RSA key of " + rsa.getModulus().bitLength() + " bits is too short; "
                    + SHORTEST_RSA + " is the least");
        }
        return key;
    }

    /** The key as the library sees it, so that two ways to write one key are the same. */
    static PublicKey key(SubjectPublicKeyInfo info) throws IOException {
        return new JcaPEMKeyConverter().setProvider(PROVIDER).getPublicKey(info);
    }

    /** The common name, or all of the name where it has none. */
    private static String name(X500Name subject) {
        return subject.getRDNs(BCStyle.CN).length == 0
                ? subject.toString()
                : IETFUtils.valueToString(
                        subject.getRDNs(BCStyle.CN)[0].getFirst().getValue());
    }
}
