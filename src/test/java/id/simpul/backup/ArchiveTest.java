package id.simpul.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.settings.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {
    private static final About ABOUT = new About(
            About.FORMAT, "0.1.0", Instant.parse("2026-08-03T00:00:00Z"), "18.6", List.of(new About.Migrated("1", 42)));
    private static final Sealing OPEN = new Sealing(Optional.empty());
    private static final Optional<Secret> PASSPHRASE = Optional.of(new Secret("empat kata yang panjang"));
    private static final Sealing LOCKED = new Sealing(PASSPHRASE);
    /** Quick to open, for those who open it a hundred times. */
    private static final Sealing LATCHED = new Sealing(PASSPHRASE, 0);

    /** Behind a local header of a zip (APPNOTE.TXT, 4.3.7). */
    private static final int NAME_OF_FIRST_PART = 30;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("a.backup");
    }

    private Manifest write(Sealing sealing) {
        try (ArchiveWriter archive = ArchiveWriter.begin(file, sealing)) {
            archive.about(ABOUT);
            archive.put("one", out -> {
                out.write("satu".getBytes(UTF_8));
                return Optional.of(1L);
            });
            archive.put("empty", out -> Optional.empty());
            return archive.finish();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_is_written_is_read_in_its_order_locked_or_not(boolean locked) {
        Sealing sealing = locked ? LOCKED : OPEN;
        Manifest written = write(sealing);
        List<String> read = new ArrayList<>();

        ArchiveReader reader = new ArchiveReader(file, sealing);
        Manifest manifest =
                reader.read((name, content) -> read.add(name + " " + new String(content.readAllBytes(), UTF_8)));

        assertThat(reader.about()).isEqualTo(ABOUT);
        assertThat(manifest.entries()).isEqualTo(written.entries().subList(0, 3));
        assertThat(read.subList(1, 3)).containsExactly("one satu", "empty ");
        assertThat(manifest.count("one")).isEqualTo(1);
    }

    @Test
    void a_backup_is_for_its_owner_alone() throws IOException {
        write(OPEN);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    /** Behind its head the first packet has version, cipher, iterated hashing with SHA-256, eight bytes of salt and how many are hashed (RFC 9580, 5.3.1). */
    @Test
    void guessing_at_a_passphrase_is_made_as_slow_as_can_be() throws IOException {
        write(LOCKED);
        byte[] packet = Files.readAllBytes(file);

        assertThat(Arrays.copyOfRange(packet, 2, 6)).containsExactly(4, 9, 3, 8);
        assertThat(packet[14]).isEqualTo((byte) 0xff);
    }

    @Test
    void gpg_opens_what_is_locked_too() throws Exception {
        write(LOCKED);
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/gpg")));
        Path home = Files.createDirectory(
                folder.resolve("gpg"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path zip = folder.resolve("a.zip");
        Process gpg = new ProcessBuilder(
                        "gpg",
                        "--homedir",
                        home.toString(),
                        "--batch",
                        "--pinentry-mode",
                        "loopback",
                        "--passphrase",
                        "empat kata yang panjang",
                        "--output",
                        zip.toString(),
                        "--decrypt",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(gpg.getInputStream().readAllBytes(), UTF_8);

        assertThat(gpg.waitFor()).as(said).isZero();
        file = zip;
        assertThat(new ArchiveReader(zip, OPEN).verify()).isEqualTo(ABOUT);
    }

    @Test
    void nothing_is_left_of_a_backup_that_failed() {
        assertThatThrownBy(() -> {
                    try (ArchiveWriter archive = ArchiveWriter.begin(file, LOCKED)) {
                        archive.about(ABOUT);
                        archive.put("one", out -> {
                            throw new IllegalStateException("gone");
                        });
                    }
                })
                .hasMessage("gone");

        assertThat(inFolder()).isEmpty();
    }

    @Test
    void a_full_disk_is_told_and_the_hub_keeps_its_room() {
        assertThatThrownBy(() -> {
                    try (ArchiveWriter archive = ArchiveWriter.begin(file, OPEN, Long.MAX_VALUE)) {
                        archive.about(ABOUT);
                        archive.finish();
                    }
                })
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("There is no room on the disk of " + folder);

        assertThat(inFolder()).isEmpty();
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        assertThatThrownBy(() -> ArchiveWriter.begin(folder.resolve("none/a.backup"), OPEN))
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("no such folder");
    }

    /** Wherever it is cut and whatever is changed in it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void no_part_of_a_backup_passes_for_a_whole_one(boolean locked) throws IOException {
        Sealing sealing = locked ? LATCHED : OPEN;
        write(sealing);
        byte[] whole = Files.readAllBytes(file);
        int end = locked ? whole.length : whole.length - 400; // behind it a zip has only its table of contents
        for (int length = 40; length < end; length += 37) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> new ArchiveReader(file, sealing).verify())
                    .as("cut at " + length)
                    .isInstanceOf(BackupFailed.class);
        }
    }

    @Test
    void a_bit_that_was_changed_in_a_locked_backup_is_noticed() throws IOException {
        write(LATCHED);
        byte[] whole = Files.readAllBytes(file);
        for (int bit = 0; bit < whole.length * Byte.SIZE; bit++) {
            byte[] changed = whole.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            Files.write(file, changed);
            assertThatThrownBy(() -> new ArchiveReader(file, LATCHED).verify())
                    .as("changed bit " + bit)
                    .isInstanceOf(BackupFailed.class);
        }
    }

    /** The name of a part is no text, as it may be once bytes of it are changed. */
    @Test
    void a_name_that_is_no_text_is_damage() throws IOException {
        write(OPEN);
        byte[] changed = Files.readAllBytes(file);
        changed[NAME_OF_FIRST_PART] = (byte) 0xff;
        Files.write(file, changed);

        assertThatThrownBy(() -> new ArchiveReader(file, OPEN).about())
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("is cut off or damaged");
    }

    private List<Path> inFolder() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
