package id.simpul.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Optional;

/** What can be read of a mail, however it is made: one that is damaged would else be read again and again, and never be done. */
record Legible(Optional<DeliveryReport> report, ComingMail mail) {
    private static final int LARGEST_COPY = 2 << 20;

    /**
     * @throws MessagingException if its server cannot be reached now
     * @throws IOException if its server cannot be reached now
     */
    static Legible of(Message message) throws MessagingException, IOException {
        try {
            return read(message);
        } catch (MessagingException | IOException | RuntimeException damagedOrGone) {
            return ofCopy(message instanceof MimeMessage mime ? copy(mime) : message);
        }
    }

    private static Legible read(Message message) throws MessagingException, IOException {
        return new Legible(DeliveryReport.of(message), ComingMail.of(message));
    }

    private static Legible ofCopy(Message copy) throws MessagingException {
        try {
            return read(copy);
        } catch (MessagingException | IOException | RuntimeException damaged) {
            return new Legible(Optional.empty(), ComingMail.byItsHead(copy));
        }
    }

    /** Its lines as they came, since what its server says of them is of no use. */
    private static MimeMessage copy(MimeMessage message) throws MessagingException, IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (String line : Collections.list(message.getAllHeaderLines())) {
            lines.writeBytes((line + "\r\n").getBytes(UTF_8));
        }
        lines.writeBytes("\r\n".getBytes(UTF_8));
        try (InputStream body = message.getRawInputStream()) {
            lines.writeBytes(body.readNBytes(LARGEST_COPY));
        } catch (FolderClosedException gone) {
            throw gone;
        } catch (MessagingException noBody) {
            // Its head is what there is.
        }
        return new MimeMessage((Session) null, new ByteArrayInputStream(lines.toByteArray()));
    }
}
