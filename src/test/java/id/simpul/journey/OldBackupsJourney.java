package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.backup.Restoration;
import id.simpul.hub.backup.Restoration.Restored;
import id.simpul.ledger.Json;
import id.simpul.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What former versions kept goes on under this one: of each a backup lies among the resources, with messages waiting in it. That of this
 * version is made anew by {@code -Dwrite.backup=VERSION}.
 */
class OldBackupsJourney {
    private static final Path KEPT = Path.of("src/test/resources/backups");

    @TempDir
    private Path directory;

    static List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(KEPT)) {
            return files.filter(file -> file.toString().endsWith(".backup"))
                    .sorted()
                    .toList();
        }
    }

    @BeforeAll
    static void write_that_of_this_version_where_it_is_asked_for(@TempDir Path place) throws Exception {
        String version = System.getProperty("write.backup");
        if (version == null) {
            return;
        }
        Path file = KEPT.resolve(version + ".backup").toAbsolutePath();
        Files.deleteIfExists(file);
        try (WholeHub hub = new WholeHub(place).start()) {
            Member school = hub.add("sd-contoh", "school");
            Member library = hub.add("perpustakaan", "library");
            try (JmsSystem system = JmsSystem.core(hub, library)) {
                for (int i = 0; i < 30; i++) {
                    system.send(Asked.item(library, "buku-" + i, "buku-" + i));
                }
                system.replies(30);
            }
            try (JmsSystem system = JmsSystem.amqp(hub, school)) {
                system.send(Asked.enrolment(school, "daftar-1", 6));
                system.reply();
                system.send(Asked.status(school, "tanya-1", "daftar-1"));
                hub.hub().acts().get("partner.pause").perform(Json.object().put("id", school.id()), WholeHub.staff());
                system.send(Asked.status(school, "tanya-2", "daftar-1"));
            }
            hub.hub().backups().make(file, Optional.of("Sari"));
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void a_backup_of_a_former_version_is_restored_and_what_waited_in_it_is_answered(Path file) throws Exception {
        WholeHub settings = new WholeHub(directory);
        Restored restored = new Restoration(file.toAbsolutePath(), Settings.of(settings.environment())).run();
        assertThat(restored.findings()).isEmpty();

        try (WholeHub hub = settings.start()) {
            assertThat(hub.rows("select barcode from items")).hasSize(30);
            Member school = new Member(
                    "sd-contoh",
                    hub.hub()
                            .acts()
                            .get("partner.password")
                            .perform(Json.object().put("id", "sd-contoh"), WholeHub.staff())
                            .get(0)
                            .path("password")
                            .asText());
            hub.hub().acts().get("partner.resume").perform(Json.object().put("id", school.id()), WholeHub.staff());
            try (JmsSystem system = JmsSystem.amqp(hub, school)) {
                assertThat(system.replies(2)).extracting(Answered::correlation).containsExactly("tanya-1", "tanya-2");
                system.send(Asked.enrolment(school, "daftar-1", 6));
                assertThat(system.reply().status()).isEqualTo("accepted");
            }
            assertThat(hub.rows("select id from rotation_agreements")).hasSize(1);
        }
    }
}
