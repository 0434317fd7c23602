package id.simpul.mailbox;

import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What can be read of a mail, however it is made: one that is damaged would else be read again and again, and never be done. */
record Legible(Optional<DeliveryReport> report, ComingMail mail) {
    /** A larger one that its server describes wrongly is known by its head alone. */
    private static final int LARGEST_COPY = 2 << 20;

    /** @throws MessagingException if its server cannot be reached now */
    static Legible of(Message message) throws MessagingException, IOException {
        try {
            return read(message);
        } catch (MessagingException | IOException | RuntimeException damagedOrGone) {
            return ofCopy(copy(message));
        }
    }

    private static Legible read(Message message) throws MessagingException, IOException {
        return new Legible(DeliveryReport.of(message), ComingMail.of(message));
    }

    private static Legible ofCopy(MimeMessage copy) throws MessagingException {
        try {
            return read(copy);
        } catch (MessagingException | IOException | RuntimeException damaged) {
            return new Legible(Optional.empty(), ComingMail.byItsHead(copy));
        }
    }

    /** All of it, since what its server says of its parts is of no use. */
    private static MimeMessage copy(Message message) throws MessagingException {
        if (message.getSize() <= LARGEST_COPY && message instanceof MimeMessage whole) {
            return new MimeMessage(whole);
        }
        MimeMessage head = new MimeMessage((Session) null);
        List<Header> headers = Collections.list(message.getAllHeaders());
        for (Header header : headers) {
            head.addHeader(header.getName(), header.getValue());
        }
        return head;
    }
}
