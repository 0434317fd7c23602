package id.simpul.journey;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** What a hub without a mail server has mailed to one address, and what its reader does with it. */
final class Mailbox {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LINK = Pattern.compile("/(?:p|join)/[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])");

    private final WholeHub hub;
    private final String address;

    Mailbox(WholeHub hub, String address) {
        this.hub = hub;
        this.address = address;
    }

    /** Waits for the mail that asks, and presses the button of the page that its link opens. */
    void confirm() {
        HttpResponse<String> answer = WholeHub.http(HttpRequest.newBuilder(link())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("The address was not confirmed: " + answer.statusCode());
        }
    }

    /** The link of the newest mail that has one, at this hub's own port. */
    URI link() {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(this::newestLink, Optional::isPresent)
                .orElseThrow();
    }

    private Optional<URI> newestLink() {
        return texts().stream()
                .flatMap(text -> LINK.matcher(text).results().map(match -> match.group()))
                .reduce((one, next) -> next)
                .map(hub::url);
    }

    /** The subjects of its mails, the oldest first. */
    List<String> subjects() {
        return mails().stream().map(Mailbox::subject).toList();
    }

    private List<String> texts() {
        return mails().stream().map(Mailbox::text).toList();
    }

    private List<MimeMessage> mails() {
        Path folder = hub.home().resolve("mail");
        if (Files.notExists(folder)) {
            return List.of();
        }
        return FilesInUse.of(folder).stream()
                .filter(file -> file.toString().endsWith(".eml"))
                .sorted()
                .map(Mailbox::read)
                .filter(this::isMine)
                .toList();
    }

    private boolean isMine(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString().equals(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MimeMessage read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first part: a mail's plain text. */
    private static String text(Part part) {
        try {
            Object content = part.getContent();
            return content instanceof Multipart parts ? text(parts.getBodyPart(0)) : String.valueOf(content);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
