package id.simpul.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.backup.BackupFailed;
import id.simpul.broker.Addresses;
import id.simpul.broker.Broker;
import id.simpul.hub.backup.Drill;
import id.simpul.hub.backup.Restoration;
import id.simpul.hub.backup.Restoration.Restored;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import id.simpul.settings.Settings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library loses its machine, and goes on from its last backup on another. */
class BackupJourney {
    private static final int PART = 20;
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String PASSPHRASE = "empat kata yang panjang";

    @TempDir
    private Path directory;

    private WholeHub hub;
    private Member school;
    private Member neighbour;
    private String byMail;
    private Path file;

    @BeforeEach
    void two_schools() {
        hub = WholeHub.withOwnDatabase(directory.resolve("first"))
                .with("SIMPUL_BACKUP_PASSPHRASE", PASSPHRASE)
                .start();
        school = hub.add("sd-contoh", "school");
        neighbour = hub.add("sd-sebelah", "school");
        byMail = withoutSystem("sd-lewat-surel");
        file = directory.resolve("cadangan.simpul");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private String withoutSystem(String id) {
        hub.hub()
                .acts()
                .get("partner.add")
                .perform(Member.entry(id, "school", "email").put("hasSystem", false), WholeHub.staff());
        return id;
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
        await().atMost(SOON).until(() -> hub.hub().messaging().broker().waiting(school.requests()) == 0);
        pause(neighbour.id());
        pause(byMail);
        saidByLink("lewat-tautan");
        try (JmsSystem system = JmsSystem.core(hub, neighbour)) {
            for (int i = 0; i < 30; i++) {
                system.send(Asked.status(neighbour, "sebelah-" + i, "daftar-1"));
            }
        }
        unread = hub.rows("select event from all_replies where partner = 'sd-contoh' order by seq offset 21");

        ObjectNode made = backup();

        assertThat(made.path("waitingRequests").asInt()).isEqualTo(31);
        allIsReadAgain();
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
                ObjectNode restoredNotice = system.notice().event();
                assertThat(restoredNotice.get("type").asText()).endsWith("hub.restored.v1");
                assertThat(restoredNotice.at("/data/since").asText())
                        .isEqualTo(restored.about().cutAt().toString());
            }
            assertThat(other.rows("select id from rotation_agreements")).hasSize(1);
            resume(other, byMail);
            await().atMost(SOON).until(() -> other.rows("select id from requests where partner = ?", byMail)
                    .equals(List.of("lewat-tautan")));
            resume(other, neighbour.id());
            try (JmsSystem system = JmsSystem.core(other, neighbour)) {
                List<String> asked = new ArrayList<>();
                for (int i = 0; i < 30; i++) {
                    asked.add("sebelah-" + i);
                }
                assertThat(system.replies(30)).extracting(Answered::correlation).isEqualTo(asked);
            }
        }
    }

    /** Whoever put down messages for the backup has taken them up again. */
    private void allIsReadAgain() throws Exception {
        Member library = hub.add("perpustakaan", "library");
        try (JmsSystem system = JmsSystem.core(hub, library)) {
            system.send(Asked.item(library, "buku-1", "buku-1"));
            assertThat(system.reply().status()).isEqualTo("accepted");
        }
        Broker broker = hub.hub().messaging().broker();
        try (var connection = broker.hubConnection().connectionFactory().createConnection();
                var session = connection.createSession();
                var producer = session.createProducer(session.createQueue(Addresses.DEAD_LETTERS))) {
            producer.send(session.createTextMessage("{}"));
        }
        await().atMost(SOON).until(() -> broker.waiting(Addresses.DEAD_LETTERS) == 0);
    }

    /** What a link's page puts on the queue of a school that has no system. */
    private void saidByLink(String id) throws Exception {
        ObjectNode event =
                Asked.event(byMail, id, "request.status", Json.object().put("request", "daftar-1"));
        try (var connection = hub.hub()
                        .messaging()
                        .broker()
                        .hubConnection()
                        .connectionFactory()
                        .createConnection();
                var session = connection.createSession();
                var producer = session.createProducer(session.createQueue(Addresses.requests(new PartnerId(byMail))))) {
            producer.send(session.createTextMessage(Json.text(event)));
        }
    }

    private void pause(String partner) {
        hub.hub().acts().get("partner.pause").perform(Json.object().put("id", partner), WholeHub.staff());
    }

    private static void resume(WholeHub there, String partner) {
        there.hub().acts().get("partner.resume").perform(Json.object().put("id", partner), WholeHub.staff());
    }

    @Test
    void a_backup_that_is_cut_off_changed_or_locked_otherwise_is_refused_and_nothing_is_made_of_it() throws Exception {
        backup();
        byte[] whole = Files.readAllBytes(file);
        WholeHub other = elsewhere();
        assertThat(new String(whole, ISO_8859_1)).doesNotContain("about.json");

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
        assertThat(hub.rows("select id from partners order by id")).containsExactly("sd-contoh", byMail, "sd-sebelah");
    }

    /** The library's own system sends its catalogue, and is told of each part that the broker has it. */
    @Test
    void under_load_nothing_confirmed_before_a_backup_is_lost_and_what_is_sent_again_has_one_effect() throws Exception {
        Member library = hub.add("perpustakaan", "library");
        List<String> confirmed = Collections.synchronizedList(new ArrayList<>());
        AtomicBoolean enough = new AtomicBoolean();
        Thread sender = new Thread(() -> send(library, confirmed, enough));
        sender.start();
        await().atMost(SOON).until(() -> confirmed.size() > 400);

        List<String> before = List.copyOf(confirmed);
        backup();
        enough.set(true);
        sender.join();
        hub.stop();

        try (WholeHub other = elsewhere()) {
            assertThat(restore(other).findings()).isEmpty();
            other.start();
            await().atMost(SOON).until(() -> other.hub().messaging().broker().waiting(library.requests()) == 0);
            assertThat(other.rows("select id from requests where partner = 'perpustakaan'"))
                    .containsAll(before);
            assertThat(confirmed).hasSizeGreaterThan(before.size());

            try (JmsSystem system = JmsSystem.core(other, library)) {
                for (int from = 0; from < confirmed.size(); from += PART) {
                    system.sendTogether(items(library, confirmed.subList(from, from + PART)));
                }
            }
            await().atMost(SOON)
                    .until(() -> other.rows("select id from requests where partner = 'perpustakaan'")
                                    .size()
                            == confirmed.size());
            await().atMost(SOON).until(() -> other.hub().messaging().broker().waiting(library.requests()) == 0);
            assertThat(other.rows("select barcode from items")).hasSize(confirmed.size());
            assertThat(other.rows("select request_id from history where request_id is not null"
                            + " group by partner, request_id, step having count(*) > 1"))
                    .isEmpty();
            assertThat(other.rows("select status from requests where status <> 'accepted'"))
                    .isEmpty();
        }
    }

    private void send(Member library, List<String> confirmed, AtomicBoolean enough) {
        try (JmsSystem system = JmsSystem.core(hub, library)) {
            while (!enough.get()) {
                List<String> part = new ArrayList<>();
                for (int i = 0; i < PART; i++) {
                    part.add("buku-" + (confirmed.size() + i));
                }
                system.sendTogether(items(library, part));
                confirmed.addAll(part);
            }
        }
    }

    private static List<ObjectNode> items(Member library, List<String> names) {
        return names.stream().map(name -> Asked.item(library, name, name)).toList();
    }

    @Test
    void a_drill_tries_the_backup_beside_the_running_hub_and_leaves_nothing_behind() throws Exception {
        backup();
        Path room = Files.createDirectory(directory.resolve("room"));

        try (Drill drill = Drill.of(file, room, hub.environment())) {
            Drill.Drilled drilled = drill.run();
            assertThat(drilled.restored().findings()).isEmpty();
            assertThat(drilled.start()).isPositive();
        }

        assertThat(room).isEmptyDirectory();
        assertThat(hub.readiness()).isEqualTo(200);
    }
}
