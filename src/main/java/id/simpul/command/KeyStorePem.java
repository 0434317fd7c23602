package id.simpul.command;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Collections;

/** The certificates of a key store, without its keys, in the form that other programs read. */
final class KeyStorePem {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII));

    private KeyStorePem() {}

    /**
     * @return the chain of each key, the server's own first
     * @throws IOException if the store cannot be opened with this password, or holds no key
     */
    static String of(Path store, String password) throws IOException {
        StringBuilder pem = new StringBuilder();
        try {
            KeyStore keys = KeyStore.getInstance(store.toFile(), password.toCharArray());
            for (String alias : Collections.list(keys.aliases())) {
                if (keys.isKeyEntry(alias)) {
                    for (Certificate one : keys.getCertificateChain(alias)) {
                        pem.append("-----BEGIN CERTIFICATE-----\n")
                                .append(LINES.encodeToString(one.getEncoded()))
                                .append("\n-----END CERTIFICATE-----\n");
                    }
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(store + ": " + e.getMessage(), e);
        }
        if (pem.isEmpty()) {
            throw new IOException(store + " holds no certificate with its key");
        }
        return pem.toString();
    }
}
