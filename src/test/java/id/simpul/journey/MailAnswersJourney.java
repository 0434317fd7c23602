package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.simpul.MailServers;
import id.simpul.ledger.Json;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that reads its mailbox: what cannot be delivered stops, what a partner answers is heard or shown to staff. */
class MailAnswersJourney {
    private static final String OFTEN = "simpul.answers.delay";
    private final GreenMail mail = MailServers.of(ServerSetup.PROTOCOL_SMTP, ServerSetup.PROTOCOL_IMAP);

    @TempDir
    private Path home;

    private WholeHub hub;
    private GreenMailUser mailbox;

    @BeforeEach
    void a_hub_with_a_mailbox() {
        mail.start();
        mailbox = mail.setUser("jawab@perpus.example", "jawab", "rahasia");
        System.setProperty(OFTEN, "500");
        hub = WholeHub.withDatabase(home)
                .with("SIMPUL_SMTP_URL", "smtp://127.0.0.1:" + mail.getSmtp().getPort() + "?starttls=off")
                .with("SIMPUL_MAIL_FROM", "simpul@perpus.example")
                .with("SIMPUL_MAIL_ANSWERS_TO", "jawab@perpus.example")
                .with(
                        "SIMPUL_IMAP_URL",
                        "imap://jawab:rahasia@127.0.0.1:" + mail.getImap().getPort() + "/INBOX?starttls=off")
                .start();
        hub.add("sd-01", "school", "email");
    }

    @AfterEach
    void stop() {
        hub.close();
        mail.stop();
        System.clearProperty(OFTEN);
    }

    @Test
    void what_a_school_answers_is_read_and_a_dead_address_is_mended_by_staff() throws Exception {
        act("staff.outreach", visit("Kunjungan pertama"));
        Message told = told(1);
        assertThat(told.getReplyTo()[0].toString()).startsWith("jawab+mail-").endsWith("@perpus.example");

        arrives("From: sd-01@example.org\r\nTo: " + told.getReplyTo()[0]
                + "\r\nMessage-ID: <1@x>\r\n\r\nJam berapa datangnya?");
        await().atMost(Duration.ofMinutes(2))
                .until(() -> act("answer.list", Json.object()).size() == 1);
        ObjectNode answer = act("answer.list", Json.object()).get(0);
        assertThat(answer.path("said").asText()).isEqualTo("Jam berapa datangnya?");
        act("answer.close", Json.object().put("answer", answer.path("answer").asText()));
        assertThat(act("answer.list", Json.object())).isEmpty();

        arrives(
                "From: MAILER-DAEMON@x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\n"
                        + "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\n"
                        + "Final-Recipient: rfc822; sd-01@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b\r\n"
                        + "Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: " + ((MimeMessage) told).getMessageID()
                        + "\r\n\r\n--b--\r\n");
        await().atMost(Duration.ofMinutes(2))
                .until(() -> wrong().stream().anyMatch(line -> line.contains("./simpul mail address sd-01")));
        act("staff.outreach", visit("Kunjungan kedua").put("purpose", "mentoring"));
        await().atMost(Duration.ofMinutes(2))
                .until(() -> act("mail.all", Json.object()).stream()
                                .filter(one -> one.path("what").asText().equals("returned"))
                                .count()
                        == 2);
        assertThat(mail.getReceivedMessagesForDomain("example.org")).hasSize(1);

        act("staff.mail.address", Json.object().put("partner", "sd-01").put("email", "baru@example.org"));

        told(3);
        assertThat(wrong()).isEmpty();
        assertThat(Arrays.stream(mail.getReceivedMessagesForDomain("example.org"))
                        .map(MailAnswersJourney::to))
                .containsExactly("sd-01@example.org", "baru@example.org", "baru@example.org");
        await().atMost(Duration.ofMinutes(2)).until(() -> unread() == 0);
    }

    private static String to(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Message told(int count) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> mail.getReceivedMessagesForDomain("example.org").length == count);
        return mail.getReceivedMessagesForDomain("example.org")[count - 1];
    }

    private void arrives(String text) throws Exception {
        mailbox.deliver(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    private long unread() throws com.icegreen.greenmail.store.FolderException {
        MailFolder inbox = mail.getManagers().getImapHostManager().getInbox(mailbox);
        return inbox.getMessages().stream()
                .filter(one -> !one.getFlags().contains(Flags.Flag.SEEN))
                .count();
    }

    private ObjectNode visit(String note) {
        return Json.object()
                .put("partner", "sd-01")
                .put("purpose", "visit")
                .put("on", "2026-12-14")
                .put("about", note);
    }

    private List<ObjectNode> act(String name, ObjectNode data) {
        return hub.hub().acts().get(name).perform(data, WholeHub.staff());
    }

    private List<String> wrong() {
        return act("check", Json.object().put("language", "en")).stream()
                .map(line -> line.path("says").asText())
                .filter(line -> line.contains("sd-01"))
                .toList();
    }
}
