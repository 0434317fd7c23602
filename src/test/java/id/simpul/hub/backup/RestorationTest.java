package id.simpul.hub.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.backup.About;
import id.simpul.backup.ArchiveWriter;
import id.simpul.backup.BackupFailed;
import id.simpul.backup.Content;
import id.simpul.backup.Sealing;
import id.simpul.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestorationTest {
    @TempDir
    private Path directory;

    private void restore(Path home, List<About.Migrated> migrations, String part) {
        Path file = directory.resolve("a.backup");
        try (ArchiveWriter archive = ArchiveWriter.begin(file, new Sealing(Optional.empty()))) {
            archive.about(new About(About.FORMAT, "9.0", Instant.EPOCH, "21", migrations));
            archive.put(part, out -> Optional.empty());
            archive.finish();
        }
        new Restoration(file, Settings.of(Map.of("SIMPUL_HOME", home.toString()))).run();
    }

    @Test
    void a_backup_of_a_newer_hub_is_refused_in_words_and_nothing_is_left_of_the_attempt() {
        Path home = directory.resolve("home");

        assertThatThrownBy(() -> restore(
                        home, List.of(new About.Migrated("1", 1), new About.Migrated("9999", 1)), Content.REQUESTS))
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("as a newer or another version of the hub made them (up to 9999)");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void a_home_in_which_anything_lies_is_left_as_it_is() throws IOException {
        Path home = Files.createDirectory(directory.resolve("home"));
        Files.writeString(home.resolve("policy.yaml"), "milik orang");

        assertThatThrownBy(() -> restore(home, List.of(), Content.REQUESTS))
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("is not empty (it has policy.yaml)");
        assertThat(home.resolve("policy.yaml")).hasContent("milik orang");
    }

    @Test
    void folders_of_a_home_over_which_volumes_are_laid_do_not_stand_in_the_way_and_stay_after_a_failure()
            throws IOException {
        Path home = Files.createDirectory(
                directory.resolve("home"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createDirectories(home.resolve("scans/lost+found"));
        Files.createDirectory(home.resolve("secrets"));

        assertThatThrownBy(() -> restore(home, List.of(new About.Migrated("9999", 1)), Content.REQUESTS))
                .hasMessageContaining("as a newer or another version of the hub made them");
        try (Stream<Path> left = Files.walk(home)) {
            assertThat(left.map(home::relativize).map(Path::toString))
                    .containsExactlyInAnyOrder("", "scans", "scans/lost+found", "secrets");
        }
    }

    @Test
    void what_lies_in_such_a_folder_is_somebody_s() throws IOException {
        Path home = directory.resolve("home");
        Files.createDirectories(home.resolve("scans"));
        Files.writeString(home.resolve("scans/surat.pdf"), "milik orang");

        assertThatThrownBy(() -> restore(home, List.of(), Content.REQUESTS))
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("is not empty (it has scans)");
        assertThat(home.resolve("scans/surat.pdf")).hasContent("milik orang");
    }
}
