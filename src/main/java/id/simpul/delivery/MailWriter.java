package id.simpul.delivery;

import id.simpul.ledger.Topic;
import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import jakarta.mail.util.StreamProvider;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.angus.mail.util.MailStreamProvider;

/** Puts a mail into the form it travels in: plain text and HTML as alternatives, and what is attached. */
final class MailWriter {
    static {
        // Else each part of each mail goes through the whole class path for it, a dozen times a mail.
        System.getProperties().putIfAbsent(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    private final MailSettings settings;
    private final InstantSource clock;

    MailWriter(MailSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    MimeMessage write(Mail mail, Session session) throws MessagingException {
        MimeMessage message = new Named(session, messageId(mail));
        message.setFrom(new InternetAddress(settings.from(), true));
        message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(mail.to(), true));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: nobody's holiday answers come back
        message.setHeader("X-Auto-Response-Suppress", "All");
        message.setHeader("Content-Language", mail.language().wire());
        Optional<String> answers = settings.answersTo(mail.key());
        if (answers.isPresent()) {
            message.setReplyTo(new Address[] {new InternetAddress(answers.get(), true)});
        }
        writeHowToLeave(message, mail, answers.orElse(settings.from()));
        MimeMultipart content = new MimeMultipart("mixed");
        content.addBodyPart(body(mail));
        for (Mail.Attachment attachment : mail.attachments()) {
            content.addBodyPart(file(attachment));
        }
        message.setContent(content);
        message.saveChanges();
        if (settings.dkim().isPresent()) {
            settings.dkim().get().sign(message);
        }
        return message;
    }

    /** RFC 2369: readers find there how to get no more of it; by one click (RFC 8058) where the mail has a link, and by mail. */
    private static void writeHowToLeave(MimeMessage message, Mail mail, String stop) throws MessagingException {
        List<String> ways = new ArrayList<>();
        mail.leave().ifPresent(link -> ways.add("<" + link + ">"));
        if (mail.topic().equals(Topic.INFORMATION_PUBLISHED.wire())) {
            ways.add("<mailto:" + stop + "?subject=berhenti>");
        }
        if (!ways.isEmpty()) {
            message.setHeader("List-Unsubscribe", String.join(", ", ways));
        }
        if (mail.leave().isPresent()) {
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }

    private static MimeBodyPart body(Mail mail) throws MessagingException {
        MimeMultipart alternatives = new MimeMultipart("alternative");
        alternatives.addBodyPart(text(mail.text(), "plain", mail));
        if (!mail.html().isEmpty()) {
            alternatives.addBodyPart(text(mail.html(), "html", mail)); // the last one is preferred (RFC 2046, 5.1.4)
        }
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(alternatives);
        return part;
    }

    private static MimeBodyPart text(String text, String subtype, Mail mail) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), subtype);
        part.setHeader("Content-Language", mail.language().wire());
        return part;
    }

    private static MimeBodyPart file(Mail.Attachment attachment) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.type())));
        part.setFileName(attachment.name());
        part.setDisposition(Part.ATTACHMENT);
        return part;
    }

    private String messageId(Mail mail) {
        String domain = settings.from().substring(settings.from().indexOf('@') + 1);
        return "<" + mail.key() + "@" + domain.toLowerCase(Locale.ROOT) + ">";
    }

    /** Keeps its own Message-ID, so that the same mail sent twice is known as one. */
    private static final class Named extends MimeMessage {
        private final String id;

        Named(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
