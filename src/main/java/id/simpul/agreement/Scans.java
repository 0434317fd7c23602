package id.simpul.agreement;

import id.simpul.database.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The scans of agreements: the files in a folder of the home, private to the hub's user and named by their SHA-256, and in the
 * database which of them shows what.
 */
final class Scans {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path folder;

    Scans(Path folder) {
        this.folder = folder;
    }

    private record Row(String subject, Scan scan, Instant at) {}

    /**
     * Keeps a paper. The file is there before the transaction ends; one that fails leaves at most a file that nothing names.
     *
     * @param subject the agreement that it shows, or the proposal that it rejects
     */
    void keep(Handle db, String subject, Scan scan, byte[] content, Instant at) {
        try {
            write(scan, content);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The scan cannot be kept in " + folder + "; check its space and its rights", e);
        }
        Rows.bind(db.createUpdate("""
                        insert into agreement_scans (subject, sha256, name, type, bytes, kept_at)
                        values (:subject, :scan.sha256, :scan.name, :scan.type, :scan.bytes, :at)
                            on conflict (subject, sha256) do nothing
                        """), new Row(subject, scan, at)).execute();
    }

    private void write(Scan scan, byte[] content) throws IOException {
        Files.createDirectories(folder, mode("rwx------"));
        Path unfinished = folder.resolve("." + UUID.randomUUID() + ".tmp");
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(unfinished, options, mode("rw-------"))) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
        Files.move(unfinished, file(scan), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path file(Scan scan) {
        return folder.resolve(scan.sha256() + "." + scan.type().wire());
    }

    /** The last one that shows an agreement, or rejects a proposal. */
    static Optional<Scan> of(Handle db, String subject) {
        return db.createQuery("""
                        select sha256, name, type, bytes
                          from agreement_scans
                         where subject = :subject
                         order by kept_at desc, sha256
                         limit 1
                        """)
                .bind("subject", subject)
                .map((row, context) -> new Scan(
                        row.getString("sha256"),
                        row.getString("name"),
                        Scan.Type.ofWire(row.getString("type")),
                        row.getInt("bytes")))
                .findOne();
    }

    /** What its file holds, whether or not it is what was kept; nothing if there is no file, as in the home of another hub. */
    Optional<byte[]> read(Scan scan) {
        Path file = file(scan);
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The scan " + file + " cannot be read; check its rights", e);
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
