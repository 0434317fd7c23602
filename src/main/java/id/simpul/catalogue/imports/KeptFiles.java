package id.simpul.catalogue.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The files of imports, in a folder of the home that is private to the hub's user, named by their SHA-256. */
final class KeptFiles {
    /** The largest file that is taken, in bytes. */
    static final long LARGEST = 512L << 20;

    private static final String UNFINISHED = ".part";
    private static final int STEP = 1 << 16;
    private static final Duration ON_ITS_WAY = Duration.ofHours(1);
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path folder;

    /** A file that is kept. */
    record Kept(String name, String sha256, long bytes) {}

    /** A file is larger than what is taken. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    KeptFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Keeps what a stream holds.
     *
     * @throws TooLarge if that is too much; nothing is kept then
     */
    Kept keep(String name, InputStream in) {
        try {
            Files.createDirectories(folder, mode("rwx------"));
            Path unfinished = folder.resolve(UUID.randomUUID() + UNFINISHED);
            try {
                Files.createFile(unfinished, mode("rw-------"));
                MessageDigest digest = sha256();
                long bytes = copy(in, unfinished, digest);
                String sha256 = HexFormat.of().formatHex(digest.digest());
                Files.move(
                        unfinished, path(sha256), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return new Kept(name, sha256, bytes);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The file cannot be kept in " + folder + "; check its space and its rights", e);
        }
    }

    private static long copy(InputStream in, Path into, MessageDigest digest) throws IOException {
        long bytes = 0;
        byte[] step = new byte[STEP];
        try (OutputStream out = Files.newOutputStream(into, StandardOpenOption.WRITE)) {
            int read = in.read(step);
            while (read >= 0) {
                digest.update(step, 0, read);
                out.write(step, 0, read);
                bytes += read;
                if (bytes > LARGEST) {
                    throw new TooLarge();
                }
                read = in.read(step);
            }
        }
        return bytes;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    static String sha256(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    Path path(String sha256) {
        return folder.resolve(sha256);
    }

    boolean has(String sha256) {
        return Files.isRegularFile(path(sha256));
    }

    /** Where files are put together that come in pieces. */
    Path pieces() {
        return folder.resolveSibling("pieces");
    }

    /** Deletes all but these, unless it was written to within the hour: that may still be on its way to its import. */
    void keepOnly(Collection<String> wanted) {
        delete(folder, wanted);
        delete(pieces(), Set.of());
    }

    private static void delete(Path folder, Collection<String> wanted) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        long before = System.currentTimeMillis() - ON_ITS_WAY.toMillis();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                boolean over = file.toFile().lastModified() < before;
                if (over && !wanted.contains(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Old files cannot be deleted in " + folder + "; check its rights", e);
        }
    }

    private static FileAttribute<?>[] mode(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
