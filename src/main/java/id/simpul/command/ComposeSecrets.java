package id.simpul.command;

import id.simpul.broker.BrokerInstance;
import id.simpul.broker.BrokerSettings;
import id.simpul.broker.SharedStore;
import id.simpul.partner.Credential;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The secrets of an installation in containers, each in a file of its own, under the names docker-compose.yml has for them. */
final class ComposeSecrets {
    private static final String PASSWORD = "broker-password";
    /** Where the image of Artemis has its instance, and docker-compose.yml the store. */
    private static final Path INSTANCE = Path.of("/var/lib/artemis-instance");

    private static final Path STORE = Path.of("/var/lib/artemis-store");

    private final Path directory;
    private final List<Path> made = new ArrayList<>();

    ComposeSecrets(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes what is missing, and anew what is of an older version of the hub.
     *
     * @return the files that were made
     */
    List<Path> make() throws IOException {
        Files.createDirectories(directory);
        // The services read as users of their own, so each file is readable; nobody else may enter the directory.
        restrict(directory, "rwx------");
        password("database-admin-password");
        password("database-password");
        password("grafana-password");
        brokers();
        String tls = password("tls-password");
        keyStore(tls);
        trusted(tls);
        return List.copyOf(made);
    }

    /** What both brokers have, and the configuration of each; their listeners are open to the other containers. */
    private void brokers() throws IOException {
        Path instance = Files.createTempDirectory(directory, "broker");
        BrokerSettings settings = BrokerSettings.in(instance).openTo("0.0.0.0");
        BrokerInstance.Made files = BrokerInstance.write(instance, settings);
        boolean first = Files.notExists(directory.resolve(PASSWORD));
        for (Path file : files.files()) {
            Path kept = directory.resolve(file.getFileName());
            boolean wanted = first || Files.notExists(kept) || isAnotherGuard(file, kept);
            if (wanted && !file.endsWith("broker.xml")) {
                Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING);
                finish(kept);
            }
            Files.deleteIfExists(file);
        }
        Files.delete(instance.resolve("etc"));
        Files.delete(instance.resolve("lib"));
        Files.delete(instance);
        write(PASSWORD, files.password().orElseThrow());
        for (SharedStore.Side side : SharedStore.Side.values()) {
            SharedStore shared = new SharedStore(STORE, side);
            write(
                    "broker-" + side.name().toLowerCase(Locale.ROOT) + ".xml",
                    BrokerInstance.configuration(settings, Optional.of(shared)));
            write("broker-login.config", BrokerInstance.login(shared, INSTANCE.resolve("etc")));
        }
    }

    /** It is no secret, and belongs to the version of the hub. */
    private static boolean isAnotherGuard(Path file, Path kept) throws IOException {
        return file.endsWith(BrokerInstance.GUARD) && Files.mismatch(file, kept) >= 0;
    }

    private String password(String name) throws IOException {
        return write(name, Credential.generate().secret());
    }

    private String write(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        if (Files.notExists(file)) {
            Files.writeString(file, content, StandardCharsets.UTF_8);
            finish(file);
        }
        return Files.readString(file).strip();
    }

    /** A certificate that nobody vouches for, to begin with; put the library's own in its place. */
    private void keyStore(String password) throws IOException {
        Path file = directory.resolve("tls.p12");
        if (Files.exists(file)) {
            return;
        }
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "simpul",
                "-keyalg",
                "EC",
                "-validity",
                "825",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,dns:hub,dns:hub-a,dns:hub-b,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass:env",
                "STORE_PASSWORD");
        keytool.environment().put("STORE_PASSWORD", password);
        try {
            Process process = keytool.redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IOException("keytool: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        finish(file);
    }

    /** The certificate of the key store as it is now, by which Prometheus knows the hubs; anew each time, since it is renewed. */
    private void trusted(String password) throws IOException {
        Path file = directory.resolve("tls.pem");
        String now = KeyStorePem.of(directory.resolve("tls.p12"), password);
        if (Files.notExists(file) || !Files.readString(file).equals(now)) {
            Files.writeString(file, now, StandardCharsets.US_ASCII);
            finish(file);
        }
    }

    private void finish(Path file) throws IOException {
        restrict(file, "rw-r--r--");
        made.add(file);
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
