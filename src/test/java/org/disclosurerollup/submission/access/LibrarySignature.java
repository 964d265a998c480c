package org.disclosurerollup.submission.access;

import java.io.IOException;
import java.io.Reader;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSProcessableFile;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.CollectionStore;

/** Signatures that openssl does not make: with other algorithms, or with a certificate that does not fit the key. */
final class LibrarySignature {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private LibrarySignature() {}

    static KeyPair keyPair(String algorithm, String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, PROVIDER);
        if (!curve.isEmpty()) {
            generator.initialize(new ECGenParameterSpec(curve));
        }
        return generator.generateKeyPair();
    }

    static X509CertificateHolder selfSigned(KeyPair pair, String signing) throws Exception {
        X500Name name = new X500Name("CN=made");
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.TEN,
                        Date.from(now.minusSeconds(86_400)),
                        Date.from(now.plusSeconds(86_400)),
                        name,
                        pair.getPublic())
                .build(new JcaContentSignerBuilder(signing)
                        .setProvider(PROVIDER)
                        .build(pair.getPrivate()));
    }

    static PrivateKey privateKey(Path pem) throws IOException {
        try (PEMParser parser = new PEMParser(Files.newBufferedReader(pem))) {
            return new JcaPEMKeyConverter().setProvider(PROVIDER).getPrivateKey((PrivateKeyInfo) parser.readObject());
        }
    }

    static X509CertificateHolder certificate(Path pem) throws IOException {
        try (Reader file = Files.newBufferedReader(pem);
                PEMParser parser = new PEMParser(file)) {
            return (X509CertificateHolder) parser.readObject();
        }
    }

    static byte[] of(Path file, PrivateKey key, String signing, X509CertificateHolder certificate) throws Exception {
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder()
                        .setProvider(PROVIDER)
                        .build())
                .build(
                        new JcaContentSignerBuilder(signing)
                                .setProvider(PROVIDER)
                                .build(key),
                        certificate));
        generator.addCertificates(new CollectionStore<>(List.of(certificate)));
        return generator.generate(new CMSProcessableFile(file.toFile()), false).getEncoded();
    }
}
