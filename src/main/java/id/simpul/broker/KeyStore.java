package id.simpul.broker;

import java.nio.file.Path;

/** The certificate and key with which listeners speak TLS. */
public record KeyStore(Path path, String password) {
    /** JKS or PKCS12, by the file's ending. */
    String type() {
        return path.toString().endsWith(".jks") ? "JKS" : "PKCS12";
    }

    @Override
    public String toString() {
        return "KeyStore[" + path + "]";
    }
}
