package id.simpul.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.simpul.FreePorts;
import id.simpul.MailServers;
import id.simpul.delivery.MailDelivery;
import id.simpul.delivery.MailSettings;
import id.simpul.delivery.SmtpServer;
import id.simpul.health.Reading.Standing;
import id.simpul.ledger.Phrase;
import id.simpul.policy.SettableClock;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
    private static final Instant BEGIN = Instant.parse("2026-07-01T01:00:00Z");
    private static final Reading DEGRADED = Reading.degraded("disk hampir penuh", "the disk is nearly full");
    private static final Reading DOWN = Reading.down("disk penuh", "the disk is full");

    private final GreenMail server = MailServers.of(ServerSetup.PROTOCOL_SMTP);
    private final SettableClock clock = SettableClock.startingAt(BEGIN, Clock.fixed(BEGIN, ZONE));
    private final Map<String, Reading> readings = new TreeMap<>(Map.of("disk", Reading.up(), "broker", Reading.up()));

    @TempDir
    private Path folder;

    private MailDelivery post;
    private Alerts alerts;

    @BeforeEach
    void start() {
        server.start();
        post = post(server.getSmtp().getPort());
        alerts = alerts(post);
    }

    @AfterEach
    void stop() {
        post.close();
        server.stop();
    }

    private MailDelivery post(int port) {
        return MailDelivery.by(
                new MailSettings(
                        Optional.of(SmtpServer.parse("smtp://127.0.0.1:" + port + "?starttls=off")),
                        "simpul@perpustakaan.example",
                        "simpul@perpustakaan.example",
                        folder),
                clock);
    }

    private Alerts alerts(MailDelivery by) {
        return new Alerts(
                List.of("operator@perpustakaan.example"),
                new AlertMail("https://simpul.example.org", ZONE),
                by,
                folder.resolve("alerts.json"),
                clock);
    }

    /** Looks every five seconds for so long. */
    private void pass(Duration time) {
        Instant until = clock.instant().plus(time);
        while (clock.instant().isBefore(until)) {
            clock.set(clock.instant().plusSeconds(5));
            alerts.look(readings);
        }
    }

    private List<String> subjects() {
        return Arrays.stream(server.getReceivedMessages())
                .map(AlertsTest::subject)
                .toList();
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(int mail) throws Exception {
        return com.icegreen.greenmail.util.GreenMailUtil.getBody(server.getReceivedMessages()[mail])
                .replace("=\r\n", "")
                .replace("=3D", "=");
    }

    @Test
    void what_lasts_is_told_once_then_once_a_day_and_when_it_is_over() throws Exception {
        readings.put("disk", DEGRADED);
        pass(Duration.ofSeconds(90));
        assertThat(subjects()).isEmpty();

        pass(Duration.ofHours(3));
        assertThat(subjects()).containsExactly("Simpul: gangguan / trouble: disk");
        assertThat(text(0))
                .contains("disk: since 1 July 2026 at 08:00 WIB", "the disk is nearly full", "disk hampir penuh")
                .contains("https://simpul.example.org/system")
                .doesNotContain("text/html");

        pass(Duration.ofHours(24));
        assertThat(subjects()).hasSize(2);
        assertThat(text(1)).contains("disk: still, since 1 July 2026 at 08:00 WIB");

        readings.put("disk", Reading.up());
        pass(Duration.ofHours(2));
        assertThat(subjects()).hasSize(3).last().isEqualTo("Simpul: sudah baik / over: disk");
        assertThat(text(2)).contains("well again; what there was since 1 July 2026 at 08:00 WIB");
        pass(Duration.ofDays(2));
        assertThat(subjects()).hasSize(3);
    }

    @Test
    void a_moment_of_trouble_is_told_to_nobody() {
        readings.put("disk", DOWN);
        pass(Duration.ofSeconds(60));
        readings.put("disk", Reading.up());
        pass(Duration.ofDays(2));

        assertThat(subjects()).isEmpty();
    }

    @Test
    void a_thousand_failures_in_a_minute_are_one_mail_and_one_an_hour_at_most_that_says_how_many() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            clock.set(clock.instant().plusMillis(60));
            readings.put("broker", i % 2 == 0 ? DOWN : Reading.up());
            alerts.look(readings);
        }
        pass(Duration.ofMinutes(1));
        for (int i = 0; i < 4_000; i++) {
            clock.set(clock.instant().plusSeconds(2));
            readings.put("broker", i % 2 == 0 ? DOWN : Reading.up());
            alerts.look(readings);
        }
        pass(Duration.ofHours(3));

        assertThat(subjects()).hasSizeBetween(2, 4);
        assertThat(text(0)).contains("(501 times)");
        assertThat(subjects()).last().isEqualTo("Simpul: sudah baik / over: broker");
    }

    @Test
    void what_gets_worse_is_told_again_after_an_hour_and_what_comes_together_is_one_mail() throws Exception {
        readings.put("disk", DEGRADED);
        readings.put("broker", DEGRADED);
        pass(Duration.ofMinutes(10));
        assertThat(subjects()).containsExactly("Simpul: gangguan / trouble: broker, disk");

        readings.put("disk", DOWN);
        pass(Duration.ofMinutes(49));
        assertThat(subjects()).hasSize(1);
        pass(Duration.ofMinutes(10));
        assertThat(subjects()).hasSize(2);
        assertThat(text(1)).contains("disk: worse, since", "the disk is full").doesNotContain("broker:");
    }

    @Test
    void while_mail_is_what_is_broken_it_waits_says_so_and_goes_out_in_the_end() throws Exception {
        int[] tried = {0};
        MailDelivery broken = post(FreePorts.next());
        MailDelivery[] used = {broken};
        alerts = new Alerts(
                List.of("operator@perpustakaan.example"),
                new AlertMail("https://simpul.example.org", ZONE),
                new MailDelivery() {
                    @Override
                    public void send(id.simpul.delivery.Mail mail) throws jakarta.mail.MessagingException {
                        tried[0]++;
                        used[0].send(mail);
                    }

                    @Override
                    public void close() {
                        used[0].close();
                    }
                },
                folder.resolve("alerts.json"),
                clock);
        readings.put("disk", DEGRADED);
        pass(Duration.ofMinutes(13));

        assertThat(tried[0]).as("every five minutes").isEqualTo(3);
        assertThat(alerts.standing().standing()).isEqualTo(Standing.DEGRADED);
        assertThat(alerts.standing().says().english()).startsWith("nobody could be told of trouble by mail");

        used[0] = post;
        pass(Duration.ofMinutes(6));
        assertThat(subjects()).containsExactly("Simpul: gangguan / trouble: disk");
        assertThat(alerts.standing().standing()).isEqualTo(Standing.UP);
        broken.close();
    }

    @Test
    void a_hub_that_is_started_again_and_again_writes_once() throws Exception {
        for (int i = 0; i < 5; i++) {
            alerts = alerts(post);
            readings.put("disk", DEGRADED);
            pass(Duration.ofMinutes(4));
        }
        assertThat(subjects()).hasSize(1);

        Files.writeString(folder.resolve("alerts.json"), "not json");
        alerts = alerts(post);
        pass(Duration.ofMinutes(4));
        assertThat(subjects()).hasSize(2);
    }

    @Test
    void that_the_database_is_away_is_one_kind_of_trouble() {
        readings.put("database", Reading.down("basis data tidak menjawab", "The database does not answer"));
        readings.put("outbox", Reading.UNKNOWN);
        readings.put("work", Reading.UNKNOWN);
        pass(Duration.ofMinutes(10));

        assertThat(subjects()).containsExactly("Simpul: gangguan / trouble: database");
    }

    @Test
    void a_test_goes_out_at_once_and_one_that_cannot_says_why() {
        assertThat(alerts.test()).isEmpty();
        assertThat(subjects()).containsExactly("Simpul: surel percobaan / a test");

        server.stop();
        assertThat(alerts.test()).map(Phrase::english).hasValueSatisfying(why -> assertThat(why)
                .contains("./simpul check says what is wrong"));
        assertThat(alerts.standing().standing()).as("nothing was to be told").isEqualTo(Standing.UP);
    }

    @Test
    void an_address_that_is_wrong_keeps_nobody_else_from_what_is_told_and_has_it_told_once() {
        alerts = new Alerts(
                List.of("one@perpustakaan.example", "gone@perpustakaan.example", "two@perpustakaan.example"),
                new AlertMail("https://simpul.example.org", ZONE),
                new MailDelivery() {
                    @Override
                    public void send(id.simpul.delivery.Mail mail) throws jakarta.mail.MessagingException {
                        if (mail.to().startsWith("gone")) {
                            throw new jakarta.mail.MessagingException("550 no such user");
                        }
                        post.send(mail);
                    }

                    @Override
                    public void close() {
                        post.close();
                    }
                },
                folder.resolve("alerts.json"),
                clock);
        readings.put("disk", DEGRADED);
        pass(Duration.ofHours(3));

        assertThat(subjects()).hasSize(2).containsOnly("Simpul: gangguan / trouble: disk");
        assertThat(alerts.standing().says().english()).startsWith("not every address could be told of trouble by mail");
        assertThat(alerts.test()).isPresent();
        assertThat(subjects()).hasSize(4);
    }
}
