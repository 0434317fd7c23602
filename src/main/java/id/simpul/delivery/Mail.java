package id.simpul.delivery;

import id.simpul.partner.Language;
import id.simpul.partner.PartnerId;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail ready to be posted.
 *
 * @param key names it for ever, from the outbox's row: what is posted twice is the same mail
 * @param to exactly one strict address
 * @param html empty where the text is all there is
 * @param leave the address by which there are no more mails of its kind, if there is one
 */
public record Mail(
        String key,
        PartnerId partner,
        String topic,
        String to,
        Language language,
        String subject,
        String text,
        String html,
        List<Attachment> attachments,
        Optional<String> leave) {
    private static final Pattern BREAKS_HEADERS = Pattern.compile("[\\r\\n\\x00]");
    /** One mailbox, no display name, no group, no route, no quoting. */
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    /**
     * @throws IllegalArgumentException if the address is not one, or the subject or a file name holds a line break
     */
    public Mail {
        attachments = List.copyOf(attachments);
        requireAddress(to);
        requireOneLine("subject", subject);
        requireOneLine("key", key);
    }

    public Mail(
            String key,
            PartnerId partner,
            String topic,
            String to,
            Language language,
            String subject,
            String text,
            String html,
            List<Attachment> attachments) {
        this(key, partner, topic, to, language, subject, text, html, attachments, Optional.empty());
    }

    /** The same, with a way to have no more of its kind. */
    Mail leavingBy(String address) {
        return new Mail(key, partner, topic, to, language, subject, text, html, attachments, Optional.of(address));
    }

    /** A file that comes with the mail. */
    public record Attachment(String name, String type, byte[] content) {
        Attachment named(String another) {
            return new Attachment(another, type, content);
        }

        public Attachment {
            requireOneLine("file name", name);
            requireOneLine("file type", type);
        }
    }

    static void requireAddress(String address) {
        try {
            if (!ADDRESS.matcher(address).matches()) {
                throw new AddressException("not one plain address");
            }
            new InternetAddress(address, true).validate();
        } catch (AddressException e) {
            throw new IllegalArgumentException(
                    "The partner's e-mail address is not a usable one; correct it in the directory", e);
        }
    }

    private static void requireOneLine(String what, String value) {
        if (BREAKS_HEADERS.matcher(value).find()) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "The %s of a mail must not hold a line break", what));
        }
    }
}
