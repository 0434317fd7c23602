package id.simpul.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A key store with a certificate of its own for this machine, made by the JDK's tool. */
public final class TestKeyStore {
    private static final String PASSWORD = "sample-only";

    private TestKeyStore() {}

    public static KeyStore in(Path folder) throws IOException, InterruptedException {
        Path path = folder.resolve("test.p12");
        if (Files.notExists(path)) {
            make(path);
        }
        return new KeyStore(path, PASSWORD);
    }

    private static void make(Path path) throws IOException, InterruptedException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String arguments = " -genkeypair -alias simpul -keyalg EC -dname CN=localhost -storetype PKCS12 -storepass "
                + PASSWORD + " -keystore " + path;
        int exit = new ProcessBuilder((keytool + arguments).split(" "))
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("keytool ended with " + exit);
        }
    }
}
