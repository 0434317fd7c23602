package id.simpul.delivery;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;

/** What a mail that lies as a file says, decoded: whom it goes to, its subject, its texts and attached tables. */
final class MailText {
    private MailText() {}

    static String of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), in);
            StringBuilder text = new StringBuilder(String.valueOf(mail.getSubject()))
                    .append('\n')
                    .append(Arrays.toString(mail.getAllRecipients()))
                    .append('\n');
            add(mail, text);
            return text.toString();
        } catch (MessagingException e) {
            throw new UncheckedIOException("The mail " + file + " cannot be read", new IOException(e));
        } catch (IOException e) {
            throw new UncheckedIOException("The mail " + file + " cannot be read", e);
        }
    }

    private static void add(Part part, StringBuilder text) throws MessagingException, IOException {
        Object content = part.getContent();
        if (content instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart one = parts.getBodyPart(i);
                add(one, text);
            }
        } else if (content instanceof String says) {
            text.append(says).append('\n');
        } else if (part.isMimeType("text/*") && content instanceof InputStream in) {
            text.append(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .append('\n');
        }
    }
}
