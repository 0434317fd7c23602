package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.backup.BackupFailed;
import id.simpul.hub.backup.Restoration;
import id.simpul.hub.backup.Restoration.Restored;
import id.simpul.ledger.Json;
import id.simpul.settings.Settings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library loses its machine, and goes on from its last backup on another. */
class BackupJourney {
    private static final String PASSPHRASE = "empat kata yang panjang";

    @TempDir
    private Path directory;

    private WholeHub hub;
    private Member school;
    private Member neighbour;
    private Path file;

    @BeforeEach
    void two_schools() {
        hub = new WholeHub(directory.resolve("first")).with("SIMPUL_BACKUP_PASSPHRASE", PASSPHRASE).start();
        school = hub.add("sd-contoh", "school");
        neighbour = hub.add("sd-sebelah", "school");
        file = directory.resolve("cadangan.simpul");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private WholeHub elsewhere() {
        return new WholeHub(directory.resolve("second")).with("SIMPUL_BACKUP_PASSPHRASE", PASSPHRASE);
    }

    private ObjectNode backup() {
        return hub.hub()
                .acts()
                .get("backup")
                .perform(Json.object().put("file", file.toString()), WholeHub.staff())
                .get(0);
    }

    private Restored restore(WholeHub into) {
        return new Restoration(file, Settings.of(into.environment())).run();
    }

    @Test
    void what_was_asked_answered_and_promised_before_a_backup_is_there_after_its_restoration_elsewhere()
            throws Exception {
        List<String> unread;
        try (JmsSystem system = JmsSystem.amqp(hub, school)) {
            system.send(Asked.enrolment(school, "daftar-1", 6));
            assertThat(system.reply().status()).isEqualTo("accepted");
            for (int i = 0; i < 50; i++) {
                system.send(Asked.status(school, "tanya-" + i, "daftar-1"));
            }
            system.replies(20);
        }
        pause(neighbour);
        try (JmsSystem system = JmsSystem.core(hub, neighbour)) {
            for (int i = 0; i < 30; i++) {
                system.send(Asked.status(neighbour, "sebelah-" + i, "daftar-1"));
            }
        }
        unread = hub.rows("select event from all_replies where partner = 'sd-contoh' order by seq offset 21");

        ObjectNode made = backup();

        assertThat(made.path("waitingRequests").asInt()).isEqualTo(30);
        hub.stop();
        try (WholeHub other = elsewhere()) {
            Restored restored = restore(other);
            assertThat(restored.findings()).isEmpty();
            other.start();
            assertThat(other.rows("select id from rotation_agreements")).hasSize(1);
            try (JmsSystem system = JmsSystem.amqp(other, school)) {
                List<Answered> replies = system.replies(30);
                assertThat(replies).extracting(Answered::text).isEqualTo(unread);
                assertThat(system.hasNoReply()).isTrue();
                system.send(Asked.enrolment(school, "daftar-1", 6));
                assertThat(system.reply().status()).isEqualTo("accepted");
                assertThat(system.notice().event().get("type").asText()).endsWith("rotation.shortfall.v1");
            }
            assertThat(other.rows("select id from rotation_agreements")).hasSize(1);
            resume(other, neighbour);
            try (JmsSystem system = JmsSystem.core(other, neighbour)) {
                List<String> asked = new ArrayList<>();
                for (int i = 0; i < 30; i++) {
                    asked.add("sebelah-" + i);
                }
                assertThat(system.replies(30)).extracting(Answered::correlation).isEqualTo(asked);
            }
        }
    }

    private void pause(Member partner) {
        hub.hub().acts().get("partner.pause").perform(Json.object().put("id", partner.id()), WholeHub.staff());
    }

    private static void resume(WholeHub there, Member partner) {
        there.hub().acts().get("partner.resume").perform(Json.object().put("id", partner.id()), WholeHub.staff());
    }

    @Test
    void a_backup_that_is_cut_off_changed_or_locked_otherwise_is_refused_and_nothing_is_made_of_it() throws Exception {
        backup();
        byte[] whole = Files.readAllBytes(file);
        WholeHub other = elsewhere();
        assertThat(new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain("about.json");

        assertThatThrownBy(() -> restore(elsewhere().with("SIMPUL_BACKUP_PASSPHRASE", "lain")))
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("The passphrase in SIMPUL_BACKUP_PASSPHRASE does not open this backup");
        assertThatThrownBy(() -> restore(elsewhere().without("SIMPUL_BACKUP_PASSPHRASE")))
                .hasMessageContaining("This backup is locked");
        cutOff(whole.length / 2);
        assertThatThrownBy(() -> restore(other)).hasMessageContaining("is cut off or damaged");
        whole[whole.length / 3] ^= 1;
        Files.write(file, whole);
        assertThatThrownBy(() -> restore(other)).hasMessageContaining("is cut off or damaged");
        Files.writeString(file, "bukan cadangan");
        assertThatThrownBy(() -> restore(other)).hasMessageContaining("is no backup");
        Files.delete(file);
        assertThatThrownBy(() -> restore(other)).hasMessageContaining("There is no file");
        assertThat(other.home()).doesNotExist();
    }

    private void cutOff(long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    @Test
    void a_backup_is_never_restored_over_anything_nor_written_over_another() {
        backup();

        assertThatThrownBy(this::backup).hasMessageContaining("exists already");
        assertThatThrownBy(() -> restore(hub)).hasMessageContaining("is not empty");
        assertThat(hub.rows("select id from partners order by id")).containsExactly("sd-contoh", "sd-sebelah");
    }
}
