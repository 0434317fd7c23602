package id.simpul.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.simpul.MailServers;
import id.simpul.ledger.Topic;
import id.simpul.partner.Language;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails as they arrive at a real server, checked as the recipient's server would. */
class DkimTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-01T20:00:00Z"), ZoneId.of("Asia/Jakarta"));

    private final GreenMail server = MailServers.of(ServerSetup.PROTOCOL_SMTP);
    private final KeyPair keys = keys();

    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void a_signed_mail_is_known_to_come_from_the_library() throws Exception {
        byte[] mail = arrived(Topic.ROTATION_ANNOUNCED);

        assertThat(new String(mail, UTF_8)).contains("d=perpustakaan.example", "s=simpul2026");
        assertThat(verified(mail)).hasSize(1);
    }

    @Test
    void a_mail_that_was_changed_on_its_way_is_not() throws Exception {
        String mail = new String(arrived(Topic.ROTATION_ANNOUNCED), UTF_8);

        assertThatThrownBy(() -> verified(
                        mail.replaceFirst("Subject: ", "Subject: Hadiah ").getBytes(UTF_8)))
                .isInstanceOf(FailException.class);
    }

    @Test
    void answers_go_to_the_mailbox_that_is_read_and_news_can_be_stopped() throws Exception {
        String mail = new String(arrived(Topic.INFORMATION_PUBLISHED), UTF_8);

        assertThat(mail.replaceAll("\\r\\n\\s+", " "))
                .containsPattern("Reply-To: jawab\\+mail-[0-9a-v]{20}@perpustakaan.example")
                .containsPattern(
                        "List-Unsubscribe: ?<mailto:jawab\\+mail-[0-9a-v]{20}@perpustakaan.example\\?subject=berhenti>")
                .contains("Auto-Submitted: auto-generated", "X-Auto-Response-Suppress: All");
        assertThat(verified(mail.getBytes(UTF_8))).isNotEmpty();
    }

    @Test
    void news_with_a_link_can_be_stopped_by_one_click_or_by_mail() throws Exception {
        Mail news = mail(Topic.INFORMATION_PUBLISHED).leavingBy("https://hub.example/p/abcdefghijklmnopqrstuv");
        String mail = new String(arrived(news), UTF_8).replaceAll("\\r\\n\\s+", " ");

        assertThat(mail)
                .containsPattern("List-Unsubscribe: ?<https://hub.example/p/abcdefghijklmnopqrstuv>, <mailto:jawab\\+")
                .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    }

    @Test
    void what_is_no_key_is_said_so_without_showing_it() {
        assertThatThrownBy(() -> Dkim.key("-----BEGIN PRIVATE KEY-----\nrahasia\n-----END PRIVATE KEY-----"))
                .hasMessageContaining("RSA")
                .hasMessageNotContaining("rahasia");
    }

    private byte[] arrived(Topic topic) throws Exception {
        return arrived(mail(topic));
    }

    private static Mail mail(Topic topic) {
        return new Letters(Samples.SENDER).compose(Samples.delivery(topic, Samples.data(topic), Language.ID));
    }

    private byte[] arrived(Mail mail) throws Exception {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        MailSettings settings = new MailSettings(
                Optional.of(
                        SmtpServer.parse("smtp://127.0.0.1:" + server.getSmtp().getPort() + "?starttls=off")),
                "hub@perpustakaan.example",
                "hub@perpustakaan.example",
                folder,
                Optional.of("jawab@perpustakaan.example"),
                Optional.of(new Dkim("perpustakaan.example", "simpul2026", Dkim.key(pem))));
        try (MailDelivery smtp = MailDelivery.by(settings, CLOCK)) {
            smtp.send(mail);
        }
        MimeMessage arrived = server.getReceivedMessages()[0];
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        arrived.writeTo(bytes);
        return bytes.toByteArray();
    }

    private List<?> verified(byte[] mail) throws Exception {
        String record = "v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        PublicKeyRecordRetriever dns = (methods, selector, domain) -> List.of(record);
        return new DKIMVerifier(dns).verify(new ByteArrayInputStream(mail));
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
