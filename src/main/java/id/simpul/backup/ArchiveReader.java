package id.simpul.backup;

import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads a backup from its beginning to its end, and believes it only when everything in it is as its manifest says. */
public final class ArchiveReader {
    private static final int BUFFER = 1 << 16;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    /** The first byte of what gpg and {@link Sealing} lock with a passphrase. */
    private static final int LOCKED = 0xc3;

    private static final int LOCKED_BEFORE = 0x8c;

    private final Path file;
    private final Sealing sealing;

    public ArchiveReader(Path file, Sealing sealing) {
        this.file = file;
        this.sealing = sealing;
    }

    /** What is done with a part. */
    @FunctionalInterface
    public interface Reading {
        /** Reads it as far as it likes. */
        void part(String name, InputStream content) throws Exception;
    }

    /**
     * What it says of itself, and that all of it can be read.
     *
     * @throws BackupFailed if it is no backup, is locked by another passphrase, ends too early, or was changed
     */
    public About verify() {
        About about = about();
        read((name, content) -> {});
        return about;
    }

    /**
     * What it says of itself.
     *
     * @throws BackupFailed if it is no backup, is locked by another passphrase, or is of a format of a newer hub
     */
    public About about() {
        try (Zip zip = open()) {
            ZipEntry first = zip.getNextEntry();
            if (first == null || !first.getName().equals(About.ENTRY)) {
                throw noBackup();
            }
            About about = Json.as(About.class, Json.parse(text(zip)));
            if (about.format() > About.FORMAT) {
                throw new BackupFailed(new Phrase(
                        "Cadangan ini dibuat oleh Simpul " + about.hub()
                                + " dalam bentuk yang belum dikenal versi ini; pakai versi itu atau yang lebih baru.",
                        "This backup was made by the hub " + about.hub()
                                + " in a form this version does not know; use that version or a newer one."));
            }
            return about;
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(e);
        }
    }

    /**
     * Reads every part in the order in which it was written.
     *
     * @return what there was, all of it as it was written
     * @throws BackupFailed if it ends too early or was changed; parts before that were handed on already
     */
    public Manifest read(Reading reading) {
        List<Manifest.Entry> found = new ArrayList<>();
        try (Zip zip = open()) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(Manifest.ENTRY)) {
                    Manifest manifest = Json.as(Manifest.class, Json.parse(text(zip)));
                    requireSame(manifest, found);
                    toTheEnd(zip);
                    return manifest;
                }
                found.add(part(entry.getName(), zip, reading));
            }
            throw damaged(null);
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(e);
        }
    }

    private static Manifest.Entry part(String name, InputStream zip, Reading reading) throws IOException {
        Summing sum = new Summing();
        InputStream content = new SummedInput(zip, sum);
        try {
            reading.part(name, content);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The part " + name + " of a backup could not be used", e);
        }
        content.transferTo(OutputStream.nullOutputStream());
        return new Manifest.Entry(name, sum.bytes(), sum.sha256(), Optional.empty());
    }

    private void requireSame(Manifest manifest, List<Manifest.Entry> found) {
        List<Manifest.Entry> expected = manifest.entries().stream()
                .map(entry -> new Manifest.Entry(entry.name(), entry.bytes(), entry.sha256(), Optional.empty()))
                .toList();
        if (!expected.equals(found)) {
            throw damaged(null);
        }
    }

    /** What locks it looks at the end whether it was changed. */
    private static void toTheEnd(Zip zip) throws IOException {
        zip.below().transferTo(OutputStream.nullOutputStream());
    }

    private Zip open() throws IOException {
        InputStream in;
        try {
            in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        } catch (NoSuchFileException e) {
            throw new BackupFailed(new Phrase("Tidak ada berkas " + file + ".", "There is no file " + file + "."), e);
        }
        try {
            return new Zip(sealing.open(in, isLocked(in)));
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private boolean isLocked(InputStream in) throws IOException {
        in.mark(ZIP.length);
        byte[] beginning = in.readNBytes(ZIP.length);
        in.reset();
        if (Arrays.equals(beginning, ZIP)) {
            return false;
        }
        int first = beginning.length == 0 ? 0 : beginning[0] & 0xff;
        if (first != LOCKED && first != LOCKED_BEFORE) {
            throw noBackup();
        }
        return true;
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private BackupFailed noBackup() {
        return new BackupFailed(new Phrase(file + " bukan cadangan Simpul.", file + " is no backup of the hub's."));
    }

    private BackupFailed damaged(Exception cause) {
        return new BackupFailed(
                new Phrase(
                        "Cadangan " + file + " terpotong atau rusak; pakai cadangan lain.",
                        "The backup " + file + " is cut off or damaged; use another one."),
                cause);
    }

    /** Knows what it reads from, so that this can be read to its end. */
    private static final class Zip extends ZipInputStream {
        private Zip(InputStream in) {
            super(in, StandardCharsets.UTF_8);
        }

        private InputStream below() {
            return in;
        }
    }
}
