package id.simpul.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.time.Duration;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A connection to a mail server that knows how far it came with the mail in hand. */
final class SmtpConnection extends SMTPTransport {
    /** After a rest as long as this it asks first whether the server is still there. */
    private static final long TRUSTED = Duration.ofSeconds(5).toNanos();

    private long usedAt = System.nanoTime();
    private boolean recipientNamed;

    SmtpConnection(Session session) {
        super(session, new URLName("smtp", null, -1, null, null, null));
    }

    /**
     * Whether it was in use a moment ago, or still answers. One that was trusted in vain has said so before a recipient is named: no
     * mail is at risk.
     */
    boolean isUsable() {
        return System.nanoTime() - usedAt < TRUSTED || isConnected();
    }

    /** Whether the server may have heard who the mail in hand is for. */
    boolean hasNamedRecipient() {
        return recipientNamed;
    }

    /** It has served a mail, and can serve the next. */
    void served() {
        recipientNamed = false;
        usedAt = System.nanoTime();
    }

    @Override
    protected void mailFrom() throws MessagingException {
        recipientNamed = false;
        super.mailFrom();
    }

    @Override
    protected void rcptTo() throws MessagingException {
        recipientNamed = true;
        super.rcptTo();
    }
}
