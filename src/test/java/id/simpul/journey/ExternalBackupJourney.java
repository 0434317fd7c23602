package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.simpul.backup.ArchiveReader;
import id.simpul.backup.ArchiveWriter;
import id.simpul.backup.BackupFailed;
import id.simpul.backup.Content;
import id.simpul.backup.Sealing;
import id.simpul.hub.backup.Restoration;
import id.simpul.ledger.Json;
import id.simpul.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Database and broker are elsewhere, and both are lost: a backup of such a hub goes on in a home that has everything inside. */
class ExternalBackupJourney {
    @TempDir
    private Path directory;

    @Test
    void what_waited_in_a_broker_elsewhere_is_answered_by_a_hub_with_a_broker_of_its_own() throws Exception {
        Path file = directory.resolve("cadangan.backup");
        Member school;
        List<String> unread;
        try (WholeHub hub = WholeHub.withDatabase(directory.resolve("first"))
                .withBrokerElsewhere()
                .start()) {
            school = hub.add("sd-contoh", "school");
            try (JmsSystem system = JmsSystem.amqp(hub, school)) {
                system.send(Asked.status(school, "tanya-1", "daftar-1"));
                system.send(Asked.status(school, "tanya-2", "daftar-1"));
                assertThat(system.reply().correlation()).isEqualTo("tanya-1");
                unread = await().until(
                                () -> hub.rows("select event from all_replies where request_id = 'tanya-2'"),
                                replies -> !replies.isEmpty());
                hub.hub().acts().get("partner.pause").perform(Json.object().put("id", school.id()), WholeHub.staff());
                system.send(Asked.status(school, "tanya-3", "daftar-1"));
            }
            hub.hub().backups().make(file, Optional.of("Sari"));
            refusedWhereMessagesWait(hub, file);
        }

        WholeHub inside = new WholeHub(directory.resolve("second"));
        assertThat(new Restoration(file, Settings.of(inside.environment()))
                        .run()
                        .findings())
                .isEmpty();
        try (inside;
                JmsSystem system = JmsSystem.amqp(inside.start(), school)) {
            inside.hub().acts().get("partner.resume").perform(Json.object().put("id", school.id()), WholeHub.staff());
            List<Answered> replies = system.replies(2);
            assertThat(replies).extracting(Answered::correlation).containsExactly("tanya-2", "tanya-3");
            assertThat(replies.get(0).text()).isEqualTo(unread.get(0));
        }
    }

    @Test
    void a_broker_elsewhere_is_empty_again_after_a_restoration_that_failed_and_takes_the_next() throws Exception {
        Path file = directory.resolve("cadangan.backup");
        try (WholeHub hub = WholeHub.withDatabase(directory.resolve("first")).start()) {
            Member school = hub.add("sd-contoh", "school");
            hub.hub().acts().get("partner.pause").perform(Json.object().put("id", school.id()), WholeHub.staff());
            try (JmsSystem system = JmsSystem.amqp(hub, school)) {
                system.send(Asked.status(school, "tanya-1", "daftar-1"));
            }
            hub.hub().backups().make(file, Optional.of("Sari"));
        }

        try (WholeHub other = new WholeHub(directory.resolve("other/home")).withBrokerElsewhere()) {
            Settings settings = Settings.of(other.environment());
            assertThatThrownBy(() -> new Restoration(withATableMore(file), settings).run())
                    .hasMessageContaining("a table that its migrations do not make");
            assertThat(new Restoration(file, settings).run().findings()).isEmpty();
            assertThat(other.start().hub().messaging().broker().waiting("requests.sd-contoh"))
                    .isEqualTo(1);
        }
    }

    private Path withATableMore(Path file) {
        Path other = directory.resolve("lain.backup");
        Sealing open = new Sealing(Optional.empty());
        ArchiveReader reader = new ArchiveReader(file, open);
        try (ArchiveWriter archive = ArchiveWriter.begin(other, open)) {
            archive.about(reader.verify());
            reader.read((part, content) -> {
                if (!part.equals("about.json")) {
                    archive.put(part, out -> {
                        content.transferTo(out);
                        return Optional.empty();
                    });
                }
            });
            archive.put(Content.table("tidak_ada"), out -> Optional.empty());
            archive.finish();
        }
        return other;
    }

    private void refusedWhereMessagesWait(WholeHub hub, Path file) {
        WholeHub other = new WholeHub(directory.resolve("third"));
        hub.environment().forEach((name, value) -> {
            if (name.startsWith("SIMPUL_BROKER_")) {
                other.with(name, value);
            }
        });
        assertThatThrownBy(() -> new Restoration(file, Settings.of(other.environment())).run())
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("The broker elsewhere still holds messages of sd-contoh");
        assertThat(other.home()).isEmptyDirectory();
    }
}
