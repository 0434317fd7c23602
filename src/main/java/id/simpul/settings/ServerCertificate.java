package id.simpul.settings;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** The certificate of a key store, as those who call the hub see it. */
public final class ServerCertificate {
    private static final int PROBE_BYTES = 32;

    private final X509Certificate certificate;
    private final PrivateKey key;

    private ServerCertificate(X509Certificate certificate, PrivateKey key) {
        this.certificate = certificate;
        this.key = key;
    }

    /** The first of a store that has a key; empty if there is none, or the store cannot be read. */
    public static Optional<ServerCertificate> of(Settings.Tls tls) {
        char[] password = tls.password().value().toCharArray();
        try {
            return in(KeyStore.getInstance(tls.keyStore().toFile(), password), password);
        } catch (IOException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** The first of a store that has a key; empty if there is none. */
    public static Optional<ServerCertificate> in(KeyStore store, char[] password) throws GeneralSecurityException {
        for (String alias : Collections.list(store.aliases())) {
            Key key = store.getKey(alias, password);
            Certificate certificate = store.getCertificate(alias);
            if (key instanceof PrivateKey own && certificate instanceof X509Certificate one) {
                return Optional.of(new ServerCertificate(one, own));
            }
        }
        return Optional.empty();
    }

    /** From when it is good. */
    public Instant from() {
        return certificate.getNotBefore().toInstant();
    }

    /** Until when it is good. */
    public Instant until() {
        return certificate.getNotAfter().toInstant();
    }

    /** Whether what the key signs is what the certificate vouches for. */
    public boolean fitsItsKey() {
        String algorithm =
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> key.getAlgorithm();
                };
        byte[] probe = new byte[PROBE_BYTES];
        new SecureRandom().nextBytes(probe);
        try {
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(probe);
            Signature reading = Signature.getInstance(algorithm);
            reading.initVerify(certificate.getPublicKey());
            reading.update(probe);
            return reading.verify(signing.sign());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The names and addresses it is for; only where it has none such, its common name. */
    public List<String> names() {
        try {
            Collection<List<?>> others = certificate.getSubjectAlternativeNames();
            return others == null
                    ? commonName()
                    : others.stream().map(name -> String.valueOf(name.get(1))).toList();
        } catch (GeneralSecurityException e) {
            return List.of();
        }
    }

    private List<String> commonName() {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(part -> String.valueOf(part.getValue()))
                            .toList();
        } catch (InvalidNameException e) {
            return List.of();
        }
    }

    /** Whether whoever calls this host will believe it. */
    public boolean isFor(String host) {
        String called = host.toLowerCase(Locale.ROOT);
        String parent = "*" + called.replaceFirst("^[^.]*", "");
        return names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.equals(called) || name.equals(parent));
    }
}
