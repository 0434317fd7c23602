package id.simpul.backup;

import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a backup part by part into a draft beside its place, where it appears when it is whole and on disk. */
public final class ArchiveWriter implements AutoCloseable {
    /** What a hub needs to go on; below it, it calls itself down. */
    private static final long LEAVE = 256L << 20;

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Path draft;
    private final ZipOutputStream zip;
    private final List<Manifest.Entry> entries = new ArrayList<>();

    private ArchiveWriter(Path file, Path draft, OutputStream out) {
        this.file = file;
        this.draft = draft;
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        // Twice the size of the best costs a quarter of its time.
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /**
     * @throws BackupFailed if there is such a file already, or it cannot be written there
     */
    public static ArchiveWriter begin(Path file, Sealing sealing) {
        return begin(file, sealing, LEAVE);
    }

    static ArchiveWriter begin(Path file, Sealing sealing, long leave) {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try {
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Files.deleteIfExists(draft);
            return new ArchiveWriter(
                    file, draft, sealing.seal(new BufferedOutputStream(new SparingFile(draft, leave), BUFFER)));
        } catch (IOException e) {
            throw notWritten(file, e);
        }
    }

    /** What is written of a part. */
    @FunctionalInterface
    public interface Writing {
        /**
         * @return how many rows or messages it was; nothing where nothing is counted
         */
        Optional<Long> to(OutputStream out) throws Exception;
    }

    /** Begins with what the backup says of itself. */
    public void about(About about) {
        put(About.ENTRY, out -> json(out, about));
    }

    private static Optional<Long> json(OutputStream out, Object value) throws IOException {
        out.write(Json.text(Json.tree(value)).getBytes(StandardCharsets.UTF_8));
        return Optional.empty();
    }

    /** Adds a part. */
    public void put(String name, Writing writing) {
        try {
            zip.putNextEntry(new ZipEntry(name));
            Summing sum = new Summing();
            Optional<Long> count = writing.to(new Both(zip, sum));
            zip.closeEntry();
            entries.add(new Manifest.Entry(name, sum.bytes(), sum.sha256(), count));
        } catch (IOException e) {
            throw notWritten(file, e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The part " + name + " of a backup could not be written", e);
        }
    }

    /** Ends it: from now on the file is where it was to be. */
    public Manifest finish() {
        Manifest manifest = new Manifest(entries);
        put(Manifest.ENTRY, out -> json(out, manifest));
        try {
            zip.close();
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } catch (IOException e) {
            throw notWritten(file, e);
        }
    }

    /** Leaves nothing behind of what was not finished. */
    @Override
    public void close() {
        try {
            if (Files.deleteIfExists(draft)) {
                zip.close();
            }
        } catch (IOException | RuntimeException e) {
            // What could not be written before cannot be written now; the draft is gone, or will be replaced by the
            // next.
        }
    }

    private static BackupFailed notWritten(Path file, IOException cause) {
        if (cause instanceof FileAlreadyExistsException) {
            return new BackupFailed(
                    new Phrase(
                            "Berkas " + file + " sudah ada; pilih nama lain.",
                            "The file " + file + " exists already; choose another name."),
                    cause);
        }
        String why = cause instanceof NoSuchFileException ? "no such folder" : String.valueOf(cause.getMessage());
        return new BackupFailed(
                new Phrase(
                        "Cadangan tidak dapat ditulis ke " + file + " (" + why
                                + "); periksa folder, izin, dan ruang disk.",
                        "The backup cannot be written to " + file + " (" + why
                                + "); check folder, rights and disk space."),
                cause);
    }

    /** Written to both; closing it closes neither. */
    private static final class Both extends OutputStream {
        private final OutputStream one;
        private final OutputStream other;

        private Both(OutputStream one, OutputStream other) {
            this.one = one;
            this.other = other;
        }

        @Override
        public void write(int value) throws IOException {
            one.write(value);
            other.write(value);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            one.write(bytes, from, length);
            other.write(bytes, from, length);
        }
    }
}
