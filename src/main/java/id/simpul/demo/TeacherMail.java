package id.simpul.demo;

import id.simpul.delivery.MailFiles;
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
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The mails that the hub of the demo has written, as one school reads them. */
final class TeacherMail {
    /** On a line of its own, as a mail's text has it. */
    private static final Pattern LINK = Pattern.compile("(?m)^https?://[^/\\s]+(/(?:p|join)/[A-Za-z0-9_-]{22})$");

    private final MailFiles files;
    private final String address;

    /**
     * @param folder where the hub writes its mails
     * @param zone in which their names say when they were written
     * @param address whose mails are read
     */
    TeacherMail(Path folder, ZoneId zone, String address) {
        this.files = new MailFiles(folder, zone);
        this.address = address;
    }

    /**
     * The path of the link in the newest mail, if there is one.
     *
     * @param of what the mail's name tells: whom it is for and its topic
     */
    Optional<String> link(String of) {
        return files.all().stream()
                .filter(file -> name(file).contains("-" + of + "-"))
                .sorted(Comparator.comparing(TeacherMail::name).reversed())
                .flatMap(file -> text(file).stream())
                .findFirst()
                .flatMap(text -> LINK.matcher(text.replace("\r\n", "\n"))
                        .results()
                        .findFirst()
                        .map((MatchResult found) -> found.group(1)));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /** What a mail to this school says; nothing of another's. */
    private Optional<String> text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), in);
            return mail.getAllRecipients()[0].toString().equals(address) ? plain(mail) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new DemoStopped("The mail " + file + " cannot be read: " + e);
        }
    }

    private static Optional<String> plain(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            return Optional.of((String) part.getContent());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                Optional<String> found = plain(parts.getBodyPart(i));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
