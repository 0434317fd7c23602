package id.simpul.journey;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.simpul.MailServers;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A mailbox of the library's into which come answers, reports of what could not be delivered, and rubbish. */
final class GarbledMails implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GarbledMails.class);
    private static final String ADDRESS = "jawab@perpus.example";
    /** A mailbox of GreenMail's is slow to read with many mails in it, read or not. */
    private static final int ROOM = 50;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> GOOD = List.of("""
            From: sd-01@example.org
            To: jawab+mail-%d@perpus.example
            Message-ID: <%d@x>
            Subject: Re: Paket
            Content-Type: text/plain; charset=utf-8

            Jam berapa datangnya?

            > Paket buku akan datang
            """, """
            From: MAILER-DAEMON@x
            MIME-Version: 1.0
            Content-Type: multipart/report; boundary=b

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; x

            Final-Recipient: rfc822; sd-01@example.org
            Action: failed
            Status: 5.1.1

            --b
            Content-Type: text/rfc822-headers

            Message-ID: <%d.%d@perpus.example>

            --b--
            """, """
            From: =?utf-8?B?SWJ1?= <sd-02@example.org>
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="a%d"

            --a%d
            Content-Type: text/html; charset=windows-1252
            Content-Transfer-Encoding: quoted-printable

            <p>Terima=20kasih</p>
            --a--
            """);

    private final GreenMail mail = MailServers.of(ServerSetup.PROTOCOL_SMTP, ServerSetup.PROTOCOL_IMAP);
    private final Garbler garbler;
    private final GreenMailUser mailbox;
    private int sent;

    GarbledMails(Garbler garbler) {
        this.garbler = garbler;
        mail.start();
        mailbox = mail.setUser(ADDRESS, "jawab", "rahasia");
    }

    /** Has a hub read it. */
    WholeHub readBy(WholeHub settings) {
        return settings.with(
                        "SIMPUL_SMTP_URL", "smtp://127.0.0.1:" + mail.getSmtp().getPort() + "?starttls=off")
                .with("SIMPUL_MAIL_FROM", "simpul@perpus.example")
                .with("SIMPUL_MAIL_ANSWERS_TO", ADDRESS)
                .with(
                        "SIMPUL_IMAP_URL",
                        "imap://jawab:rahasia@127.0.0.1:" + mail.getImap().getPort() + "/INBOX?starttls=off");
    }

    void send() throws MessagingException, FolderException {
        if (sent % ROOM == 0) {
            await().atMost(PATIENCE).until(this::isAllRead);
            forget();
        }
        sent++;
        byte[] text = garbler.lines(garbler.pick(GOOD).formatted(sent, sent));
        try {
            mailbox.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(text)));
        } catch (IllegalStateException e) {
            // Some heads GreenMail itself cannot take apart, and does not file the mail.
            LOG.info("The mail server does not take a mail", e);
        }
    }

    boolean isAllRead() {
        try {
            return mail.getManagers().getImapHostManager().getInbox(mailbox).getMessages().stream()
                    .allMatch(one -> one.getFlags().contains(Flags.Flag.SEEN));
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    /** So that what is kept here is not taken for what the hub keeps. */
    void forget() throws FolderException {
        mail.purgeEmailFromAllMailboxes();
    }

    @Override
    public void close() {
        mail.stop();
    }
}
