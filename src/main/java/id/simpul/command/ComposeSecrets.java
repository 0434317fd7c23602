package id.simpul.command;

import id.simpul.broker.BrokerInstance;
import id.simpul.broker.BrokerSettings;
import id.simpul.partner.Credential;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** The secrets of an installation in containers, each in a file of its own, under the names docker-compose.yml has for them. */
final class ComposeSecrets {
    private static final String PASSWORD = "broker-password";

    private final Path directory;
    private final List<Path> made = new ArrayList<>();

    ComposeSecrets(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes what is missing.
     *
     * @return the files that were not there
     */
    List<Path> make() throws IOException {
        Files.createDirectories(directory);
        // The services read as users of their own, so each file is readable; nobody else may enter the directory.
        restrict(directory, "rwx------");
        password("database-admin-password");
        password("database-password");
        broker();
        keyStore(password("tls-password"));
        return List.copyOf(made);
    }

    /** The broker's files as for an instance, each under its own name; its listeners are open to the other containers. */
    private void broker() throws IOException {
        Path instance = Files.createTempDirectory(directory, "broker");
        BrokerInstance.Made files =
                BrokerInstance.write(instance, BrokerSettings.in(instance).openTo("0.0.0.0"));
        boolean first = Files.notExists(directory.resolve(PASSWORD));
        for (Path file : files.files()) {
            Path kept = directory.resolve(file.getFileName());
            if (first || Files.notExists(kept)) {
                Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING);
                finish(kept);
            }
            Files.deleteIfExists(file);
        }
        Files.delete(instance.resolve("etc"));
        Files.delete(instance.resolve("lib"));
        Files.delete(instance);
        write(PASSWORD, files.password().orElseThrow());
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
                "san=dns:localhost,dns:hub,ip:127.0.0.1",
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
