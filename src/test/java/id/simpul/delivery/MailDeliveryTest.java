package id.simpul.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.simpul.MailServers;
import id.simpul.ledger.Topic;
import id.simpul.partner.Language;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailDeliveryTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-01T20:00:00Z"), ZoneId.of("Asia/Jakarta"));
    private static final Mail MAIL = new Letters(Samples.SENDER)
            .compose(Samples.delivery(Topic.ROTATION_ANNOUNCED, Samples.data(Topic.ROTATION_ANNOUNCED), Language.ID));

    @TempDir
    private Path folder;

    private final GreenMail server = MailServers.of(ServerSetup.PROTOCOL_SMTP, ServerSetup.PROTOCOL_SMTPS);

    @BeforeEach
    void start() {
        server.setUser("hub@perpustakaan.example", "hub", "s:cret");
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void a_mail_arrives_with_everything_it_needs_and_one_connection_serves_a_run() throws Exception {
        try (MailDelivery smtp =
                to("smtp://hub:s%3Acret@127.0.0.1:" + server.getSmtp().getPort() + "?starttls=off")) {
            smtp.send(MAIL);
            smtp.send(MAIL);
        }

        MimeMessage[] arrived = server.getReceivedMessages();
        assertThat(arrived).hasSize(2);
        assertThat(arrived[0].getMessageID())
                .isEqualTo(arrived[1].getMessageID())
                .endsWith("@perpustakaan.example>");
        requireComplete(arrived[0]);
    }

    @Test
    void a_server_that_lacks_starttls_gets_no_mail() {
        try (MailDelivery smtp =
                to("smtp://hub:s%3Acret@127.0.0.1:" + server.getSmtp().getPort())) {
            assertThatThrownBy(() -> smtp.send(MAIL))
                    .isInstanceOf(ChannelAway.class)
                    .hasStackTraceContaining("STARTTLS is required");
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_server_whose_certificate_nobody_vouches_for_gets_no_mail() {
        try (MailDelivery smtp =
                to("smtps://hub:s%3Acret@127.0.0.1:" + server.getSmtps().getPort())) {
            assertThatThrownBy(() -> smtp.send(MAIL)).isInstanceOf(ChannelAway.class);
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_server_that_is_away_or_takes_no_password_is_the_channels_trouble() {
        String loopback = "127.0.0.1:" + server.getSmtp().getPort() + "?starttls=off";
        try (MailDelivery smtp = to("smtp://hub:wrong@" + loopback)) {
            assertThatThrownBy(() -> smtp.send(MAIL))
                    .isInstanceOf(ChannelAway.class)
                    .satisfies(
                            failure -> assertThat(DeliveryTrouble.of(failure)).isEqualTo(DeliveryTrouble.CHANNEL_AWAY));
        }
        server.stop();
        try (MailDelivery smtp = to("smtp://" + loopback)) {
            assertThatThrownBy(() -> smtp.send(MAIL)).isInstanceOf(ChannelAway.class);
        }
    }

    @Test
    void a_file_is_named_by_the_hours_of_the_librarys_zone() throws Exception {
        try (MailDelivery files =
                MailDelivery.by(settings(Optional.empty()), CLOCK.withZone(ZoneId.of("Asia/Makassar")))) {
            files.send(MAIL);
        }

        try (Stream<Path> found = Files.list(folder.resolve("mail/2026"))) {
            assertThat(found.map(Path::getFileName).map(Path::toString).toList())
                    .singleElement()
                    .asString()
                    .startsWith("2026-07-02-040000-");
        }
    }

    @Test
    void without_a_server_a_mail_is_a_private_file() throws Exception {
        MailSettings settings = settings(Optional.empty());
        try (MailDelivery files = MailDelivery.by(settings, CLOCK)) {
            files.send(MAIL);
            files.send(MAIL);
        }

        try (Stream<Path> found = Files.list(folder.resolve("mail/2026"))) {
            List<Path> mails = found.toList();
            assertThat(mails).singleElement().satisfies(mail -> {
                assertThat(mail.getFileName().toString()).startsWith("2026-07-02-030000-sd-01-rotation.announced-");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(mail)))
                        .isEqualTo("rw-------");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(mail.getParent())))
                        .isEqualTo("rwx------");
                try (InputStream in = Files.newInputStream(mail)) {
                    requireComplete(new MimeMessage(Session.getInstance(new Properties()), in));
                }
            });
        }
    }

    @Test
    void the_url_of_a_server_is_read_strictly_and_its_password_never_repeated() {
        SmtpServer server = SmtpServer.parse("smtp://user%40a:p%2Fw+1@mail.contoh.example?starttls=required");
        assertThat(server.port()).isEqualTo(587);
        assertThat(server.security()).isEqualTo(SmtpServer.Security.STARTTLS);
        assertThat(server.login()).contains(new SmtpServer.Login("user@a", "p/w+1"));
        assertThat(server.toString()).doesNotContain("p/w+1");
        assertThat(SmtpServer.parse("smtps://mail.contoh.example").port()).isEqualTo(465);

        for (String url : List.of(
                "smtps://u:secret@mail.contoh.example?starttls=off",
                "http://u:secret@mail.contoh.example",
                "smtp://u:sec ret@mail.contoh.example",
                "smtp://secret@mail.contoh.example",
                "smtp://u:secret@mail.contoh.example?starttls=optional")) {
            assertThatThrownBy(() -> SmtpServer.parse(url))
                    .as(url)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("sec");
        }
    }

    private static void requireComplete(MimeMessage mail) throws Exception {
        assertThat(mail.getSubject()).isEqualTo("Jadwal pengantaran paket buku: Senin, 5 Oktober 2026");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("Content-Language")).containsExactly("id");
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("kerjasama@perpustakaan.example");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("sd01@sekolah.example");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getCount()).isEqualTo(3);
        MimeMultipart alternatives = (MimeMultipart) parts.getBodyPart(0).getContent();
        assertThat(alternatives.getContentType()).startsWith("multipart/alternative");
        assertThat(alternatives.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat(alternatives.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("daftar-buku.csv");
        assertThat(parts.getBodyPart(2).getFileName()).isEqualTo("undangan.ics");
    }

    private MailDelivery to(String url) {
        return MailDelivery.by(settings(Optional.of(SmtpServer.parse(url))), CLOCK);
    }

    private MailSettings settings(Optional<SmtpServer> smtp) {
        return new MailSettings(
                smtp, "kerjasama@perpustakaan.example", "bounces@perpustakaan.example", folder.resolve("mail"));
    }
}
