package id.simpul.hub;

import id.simpul.ledger.Phrase;
import id.simpul.settings.FileRights;
import id.simpul.settings.ServerCertificate;
import id.simpul.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509KeyManager;

/**
 * What listeners show and prove: a certificate with its key, looked at before any listener is given it.
 *
 * @param content by which another file is told from this one
 * @param until when it ends
 */
record ServedKey(String content, Instant until, X509KeyManager manager) {
    /** Why a key store cannot be shown, in the words of who has to mend it. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Phrase why;

        Refused(String indonesian, String english) {
            super(english);
            why = new Phrase(indonesian, english);
        }

        Phrase why() {
            return why;
        }
    }

    /** By what the file holds now, whether or not it can be shown. */
    static String content(Path store) throws IOException {
        return digest(Files.readAllBytes(store));
    }

    /** Reads it once, and refuses what would leave a listener with nothing to show. */
    static ServedKey read(Settings.Tls tls, Instant now) throws Refused {
        Path store = tls.keyStore();
        try {
            Optional<Phrase> complaint = FileRights.complaint(store);
            if (complaint.isPresent()) {
                throw new Refused(complaint.get().indonesian(), complaint.get().english());
            }
            byte[] bytes = Files.readAllBytes(store);
            char[] password = tls.password().value().toCharArray();
            KeyStore keys = KeyStore.getInstance(store.toString().endsWith(".jks") ? "JKS" : "PKCS12");
            keys.load(new ByteArrayInputStream(bytes), password);
            ServerCertificate certificate = certificate(keys, password);
            requireCurrent(certificate, now);
            return new ServedKey(digest(bytes), certificate.until(), manager(keys, password));
        } catch (IOException | GeneralSecurityException e) {
            throw new Refused(
                    "tidak dapat dibuka (" + said(e) + "); periksa isinya, izinnya, dan apakah kata sandinya tetap",
                    "it cannot be opened (" + said(e)
                            + "); check what is in it, its permissions, and that its password is still the same");
        }
    }

    private static String said(Exception e) {
        return Optional.ofNullable(e.getMessage()).orElse("it breaks off");
    }

    private static ServerCertificate certificate(KeyStore keys, char[] password)
            throws GeneralSecurityException, Refused {
        ServerCertificate certificate = ServerCertificate.in(keys, password)
                .orElseThrow(() -> new Refused(
                        "tidak berisi kunci beserta sertifikatnya; buat lagi dengan openssl pkcs12 -export",
                        "it holds no key with its certificate; make it again with openssl pkcs12 -export"));
        if (!certificate.fitsItsKey()) {
            throw new Refused(
                    "kunci dan sertifikat di dalamnya bukan sepasang; buat lagi dari berkas yang sepasang",
                    "key and certificate in it are no pair; make it again from files that are");
        }
        return certificate;
    }

    private static void requireCurrent(ServerCertificate certificate, Instant now) throws Refused {
        Instant from = certificate.from();
        Instant until = certificate.until();
        if (now.isAfter(until) || now.isBefore(from)) {
            throw new Refused(
                    "sertifikatnya berlaku dari " + from + " sampai " + until + ", bukan sekarang; pasang yang berlaku",
                    "its certificate is good from " + from + " until " + until + ", not now; put one there that is");
        }
    }

    private static X509KeyManager manager(KeyStore keys, char[] password) throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, password);
        return Arrays.stream(factory.getKeyManagers())
                .filter(X509KeyManager.class::isInstance)
                .map(X509KeyManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("this Java makes no key manager of it"));
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
