package id.simpul;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate made for a test, which signs itself, with its key; it names the host localhost and no other. */
public final class TestCertificate {
    public static final String PASSWORD = "only for tests";
    private static final String ALIAS = "test";

    private final Path folder;

    private TestCertificate(Path folder) {
        this.folder = folder;
    }

    /** Makes one in a folder of its own. */
    public static TestCertificate in(Path parent) {
        return in(parent, new String[0]);
    }

    /**
     * The same.
     *
     * @param options keytool's own, such as how long it is good
     */
    public static TestCertificate in(Path parent, String... options) {
        try {
            TestCertificate certificate = new TestCertificate(Files.createTempDirectory(parent, "certificate"));
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    ALIAS,
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "san=dns:localhost",
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    PASSWORD,
                    "-keystore",
                    certificate.keyStore().toString()));
            command.addAll(List.of(options));
            Process keytool = new ProcessBuilder(command).inheritIO().start();
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("keytool failed");
            }
            return certificate;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With certificate and key, as PKCS12; to one who trusts it, its certificate is good. */
    public Path keyStore() {
        return folder.resolve("store.p12");
    }

    public Path certificate() throws IOException, GeneralSecurityException {
        return pem(
                "certificate.pem", "CERTIFICATE", store().getCertificate(ALIAS).getEncoded());
    }

    /** Such as a server demands that nobody else may read. */
    public Path key() throws IOException, GeneralSecurityException {
        Path file = pem(
                "key.pem",
                "PRIVATE KEY",
                store().getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private KeyStore store() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(keyStore().toFile(), PASSWORD.toCharArray());
    }

    private Path pem(String name, String kind, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return Files.writeString(
                folder.resolve(name), "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }
}
