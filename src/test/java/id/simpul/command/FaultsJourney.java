package id.simpul.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.simpul.MailServers;
import id.simpul.broker.Addresses;
import id.simpul.broker.Broker.Waiting;
import id.simpul.check.Finding.Level;
import id.simpul.console.session.Role;
import id.simpul.hub.backup.DrillAct;
import id.simpul.hub.backup.Drills;
import id.simpul.journey.WholeHub;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import jakarta.jms.Connection;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Of a hub that runs and lacks nothing {@code ./simpul check} says nothing but notes; then faults are planted in it, all together since each
 * check tries forgeries at every listener, and each is said with what to do.
 */
class FaultsJourney {
    /** A fault in a running hub, and what is to be said of it. */
    record Inside(String code, String english, String indonesian) {}

    /** What is planted by {@link #plant}. */
    static final List<Inside> INSIDE = List.of(
            new Inside(
                    "work-failed",
                    "The hub failed on plan the third quarter of 2026 for sd-jeda (sample reason)",
                    "sample reason"),
            new Inside("failures", "Mend the cause, then ./simpul retry --group", "./simpul retry --group"),
            new Inside(
                    "partner-paused",
                    "./simpul partner resume sd-jeda reads them again",
                    "./simpul partner resume sd-jeda"),
            new Inside(
                    "queue-unread",
                    "1 messages lie in requests.sd-putus and nobody reads them; run ./simpul partner resume sd-putus",
                    "jalankan ./simpul partner resume sd-putus"),
            new Inside(
                    "queue-missing",
                    "The broker has no queue requests.sd-hilang, so sd-hilang cannot take part; start the hub again",
                    "Broker tidak punya antrean requests.sd-hilang"),
            new Inside(
                    "queue-full",
                    "9 messages lie in replies.sd-penuh, of 10 at most; sd-penuh is refused what is more",
                    "9 pesan ada di replies.sd-penuh, dari paling banyak 10"),
            new Inside(
                    "queue-paged",
                    "120 messages lie in notifications.sd-salah, more than the broker keeps in memory, so the rest is on its disk",
                    "minta sd-salah membacanya"),
            new Inside(
                    "policy-not-in-force",
                    "start the hub again, or enter the change with ./simpul policy set",
                    "jalankan ulang Simpul, atau masukkan perubahannya dengan ./simpul policy set"),
            new Inside(
                    "partner-unreachable",
                    "enter one with ./simpul mail address sd-sunyi ADDRESS",
                    "isi dengan ./simpul mail address sd-sunyi ALAMAT"),
            new Inside("undelivered", "The rotation.due of", "./simpul mail again"),
            new Inside("nowhere-to-go", "give an address with ./simpul mail address sd-sunyi ADDRESS", "sd-sunyi"),
            new Inside("deliveries-late", "wait to go out by email, the oldest since", "email"),
            new Inside(
                    "address-returned",
                    "Ask for the right one, then: ./simpul mail address sd-salah ADDRESS",
                    "sd-salah"),
            new Inside("address-unconfirmed", "nobody has confirmed the address it gave", "sd-jeda"),
            new Inside("titles-doubtful", "./simpul catalogue doubtful lists them", "./simpul catalogue doubtful"),
            new Inside(
                    "proposal-waits",
                    "enter it with ./simpul agreement record --proposal usul-1",
                    "./simpul agreement record --proposal usul-1"),
            new Inside("backup-late", "or run ./simpul backup FILE", "./simpul backup BERKAS"),
            new Inside("backup-failed", "The last backup could not be made: disk penuh / disk full", "disk penuh"),
            new Inside("backup-gone", "is not there any more or not as long as it was made", "tidak ada lagi"),
            new Inside("drill-failed", "no way back: rusak / broken. Run ./simpul backup FILE", "rusak / broken"),
            new Inside("console-nobody", "run ./simpul user add", "./simpul user add"));

    /** A hundred are more than the broker keeps of a queue in memory; a larger one would be a file of its own. */
    private static final String MUCH = "x".repeat(45 << 10);

    private final GreenMail mail = MailServers.of(ServerSetup.PROTOCOL_SMTP);

    @TempDir
    private Path folder;

    private WholeHub hub;
    private Path backups;

    @Test
    void nothing_is_said_of_a_sound_hub_and_each_planted_fault_with_what_to_do() throws Exception {
        mail.start();
        Path elsewhere = onAnotherDisk();
        backups = Files.createTempDirectory(elsewhere, "cadangan-");
        Path policy = Files.writeString(
                folder.resolve("policy.yaml"),
                Faults.POLICY + "  limits: {unread-replies: 10}\n  backup: {late-hours: 36}\n",
                StandardOpenOption.CREATE);
        hub = WholeHub.withOwnDatabase(folder)
                .with("SIMPUL_POLICY", policy.toString())
                .with("SIMPUL_SMTP_URL", "smtp://127.0.0.1:" + mail.getSmtp().getPort() + "?starttls=off")
                .with("SIMPUL_MAIL_FROM", "kerjasama@perpustakaan.example")
                .with("SIMPUL_ALERTS_TO", "operator@perpustakaan.example")
                .with("SIMPUL_BACKUP_FOLDER", backups.toString())
                .with("SIMPUL_BACKUP_PASSPHRASE", "empat kata yang panjang");
        try {
            hub.start();
            sound();
            assertThat(found().values()).as("of a sound hub").containsOnly(Level.NOTE);
            assertThat(said(0, "en")).contains("Nothing is wrong.");

            tryAlerts();
            plant();
            for (Inside fault : INSIDE) {
                await().atMost(Duration.ofSeconds(30)).until(() -> isPlanted(fault));
            }
            String english = said(1, "en");
            String indonesian = said(1, "id");
            Map<String, Level> found = found();
            for (Inside fault : INSIDE) {
                assertThat(found).containsKey(fault.code());
                assertThat(english).as(fault.code()).contains(fault.english());
                assertThat(indonesian).as(fault.code()).contains(fault.indonesian());
            }
        } finally {
            hub.close();
            mail.stop();
            try (Stream<Path> files = Files.list(backups)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(backups);
        }
    }

    /** Backups on the home's own disk are warned of. */
    private Path onAnotherDisk() throws IOException {
        for (Path place : List.of(Path.of("/dev/shm"), Path.of("target"), Path.of("/tmp"))) {
            if (Files.isDirectory(place) && !Files.getFileStore(place).equals(Files.getFileStore(folder))) {
                return place.toAbsolutePath();
            }
        }
        return fail("This journey wants a second disk: none of /dev/shm, target and /tmp is another than that of "
                + folder);
    }

    private void sound() {
        hub.hub().letLookRound("sari", "Sari", Role.ADMINISTRATOR, "empat kata yang panjang");
        hub.hub().backups().make(backups.resolve("simpul-2026-01-01-023000.backup"), Optional.of("Sari"));
        drilled(Optional.empty());
        for (String school : List.of("sd-jeda", "sd-putus", "sd-hilang", "sd-penuh", "sd-salah")) {
            hub.add(school, "school");
        }
    }

    private void tryAlerts() throws Exception {
        hub.hub().acts().get("alerts.test").perform(Json.object(), WholeHub.staff());
        assertThat(mail.waitForIncomingEmail(30_000, 1)).isTrue();
        assertThat(mail.getReceivedMessages()[0].getSubject()).isEqualTo("Simpul: surel percobaan / a test");
        assertThat(mail.getReceivedMessages()[0].getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("operator@perpustakaan.example");
    }

    private void drilled(Optional<String> error) {
        Instant now = Instant.now();
        hub.hub()
                .acts()
                .get("drill.record")
                .perform(
                        DrillAct.told(new Drills.Tried("a.backup", now, now, Optional.of(now), Optional.of(2L), error)),
                        WholeHub.staff());
    }

    private void plant() throws Exception {
        act("partner.pause", "sd-jeda");
        act("partner.pause", "sd-putus");
        send(Addresses.DEAD_REQUESTS, 1);
        send(Addresses.requests(new PartnerId("sd-putus")), 1);
        send(Addresses.replies(new PartnerId("sd-penuh")), 9);
        hub.hub().messaging().broker().removePartner(new PartnerId("sd-hilang"), Waiting.DISCARD);
        hub.hub()
                .acts()
                .get("partner.add")
                .perform(
                        Json.object()
                                .put("id", "sd-sunyi")
                                .put("kind", "school")
                                .put("name", "SD Sunyi")
                                .put("hasSystem", false)
                                .put("language", "id"),
                        WholeHub.staff());
        send(Addresses.notifications(new PartnerId("sd-salah")), 120, MUCH);
        Files.writeString(folder.resolve("policy.yaml"), "# lain / other\n", StandardOpenOption.APPEND);
        drilled(Optional.of("rusak / broken"));
        hub.hub().stores().database().useTransaction(db -> db.createScript("""
                        delete from pauses where partner = 'sd-putus';
                        insert into jobs (job, period, part, due_at, done_at, error)
                        values ('plan', '2026-Q3', 'sd-jeda', now(), now(), 'sample reason');
                        insert into notices (id, partner, topic, event, at)
                        select n, p, 'rotation.due', '{}', now() - interval '3 hours'
                          from (values ('n-1', 'sd-penuh'), ('n-2', 'sd-sunyi'), ('n-3', 'sd-salah'), ('n-4', 'sd-jeda'), ('n-5', 'sd-penuh'))
                            as v(n, p);
                        insert into lanes (partner, channel, holder, until) values ('sd-penuh', 'email', 'another', now() + interval '1 hour');
                        insert into deliveries (partner, channel, notice, state, next_at, last_error)
                        select partner, 'email', seq,
                            case id when 'n-1' then 'failed' when 'n-2' then 'failed' when 'n-4' then 'unconfirmed' else 'waiting' end,
                            now() - interval '2 hours', '550 no such user'
                          from notices where id in ('n-1', 'n-2', 'n-3', 'n-4', 'n-5');
                        update partners set email = null, email_returned = 'lama@example.org' where id = 'sd-salah';
                        update partners set email = null, email_unconfirmed = 'baru@example.org' where id = 'sd-jeda';
                        insert into titles (id, title) values ('a', 'Hujan'), ('b', 'Hujan');
                        insert into title_doubts (one, other, since) values ('a', 'b', now());
                        insert into proposals (id, partner, request_id, form, title, parties, from_day, to_day, goals, state, forwarded, since)
                        values ('usul-1', 'sd-jeda', 'r-1', 'other', 'Kerja sama', '{}', '2026-01-01', '2027-01-01', '{}', 'waiting', true,
                            current_date - 400);
                        update backups set cut_at = cut_at - interval '3 days', bytes = bytes + 1;
                        insert into backups (began_at, ended_at, file, error) values (now(), now(), 'x', 'disk penuh / disk full');
                        update staff_users set ended_at = now();
                        """).execute());
    }

    /** What comes into its table a moment later. */
    private boolean isPlanted(Inside fault) {
        return !fault.code().equals("failures")
                || !hub.rows("select partner from failures").isEmpty();
    }

    private void act(String act, String partner) {
        hub.hub().acts().get(act).perform(Json.object().put("id", partner), WholeHub.staff());
    }

    private void send(String queue, int messages) throws Exception {
        send(queue, messages, "sample");
    }

    private void send(String queue, int messages, String text) throws Exception {
        try (Connection connection = hub.hub()
                        .messaging()
                        .broker()
                        .hubConnection()
                        .connectionFactory()
                        .createConnection();
                Session session = connection.createSession()) {
            for (int i = 0; i < messages; i++) {
                session.createProducer(session.createQueue(queue)).send(session.createTextMessage(text));
            }
        }
    }

    private Map<String, Level> found() {
        Map<String, Level> found = new TreeMap<>();
        StringWriter out = new StringWriter();
        check(out, "--json", "--language", "en");
        out.toString()
                .lines()
                .map(Json::parse)
                .forEach(finding -> found.put(
                        finding.path("code").asText(),
                        Level.valueOf(finding.path("level").asText().toUpperCase(Locale.ROOT))));
        return found;
    }

    private String said(int exit, String language) {
        StringWriter out = new StringWriter();
        assertThat(check(out, "--language", language)).isEqualTo(exit);
        return out.toString();
    }

    private int check(StringWriter out, String... options) {
        return new CommandLine(new CheckCommand(hub.environment()))
                .setOut(new PrintWriter(out))
                .execute(options);
    }
}
