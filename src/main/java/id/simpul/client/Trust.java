package id.simpul.client;

import id.simpul.ledger.Phrase;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A trust store: whose certificates a client believes.
 *
 * @param anyHost whether a certificate is believed also where it names another host than the one spoken to
 */
public record Trust(Path path, String password, boolean anyHost) {
    public Trust(Path path, String password) {
        this(path, password, false);
    }

    /** The certificates that this Java believes by itself. */
    public static Trust ofJava() {
        return new Trust(Path.of(System.getProperty("java.home"), "lib", "security", "cacerts"), "changeit");
    }

    /** JKS or PKCS12, by the file's ending. */
    String type() {
        return path.toString().endsWith(".jks") ? "JKS" : "PKCS12";
    }

    TrustManagerFactory managers() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(KeyStore.getInstance(path.toFile(), password.toCharArray()));
            return factory;
        } catch (GeneralSecurityException | IOException e) {
            throw unreadable(e);
        }
    }

    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers().getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    private LinkFailed unreadable(Exception cause) {
        return new LinkFailed(
                new Phrase(
                        "Penyimpan kunci " + path + " tidak dapat dibuka; periksa berkas dan kata sandinya.",
                        "The key store " + path + " cannot be opened; check it and its password."),
                cause);
    }

    @Override
    public String toString() {
        return "Trust[" + path + "]";
    }
}
