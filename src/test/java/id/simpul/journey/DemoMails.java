package id.simpul.journey;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The mails of a demo as files in its home, and the days they speak of. */
final class DemoMails {
    private static final Pattern FILE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})-\\d{6}-.*");
    private static final Pattern DAY = Pattern.compile("\\b\\d{1,2} \\p{L}+ \\d{4}\\b");
    private static final DateTimeFormatter INDONESIAN =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.forLanguageTag("id"));

    private final List<Path> files;

    DemoMails(Path home) throws IOException {
        try (Stream<Path> all = Files.walk(home.resolve("mail"))) {
            this.files = all.filter(file -> file.toString().endsWith(".eml")).toList();
        }
    }

    long count() {
        return files.size();
    }

    /** Mails on a topic. */
    List<Path> on(String topic) {
        return files.stream()
                .filter(file -> name(file).contains("-" + topic + "-"))
                .toList();
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /** Those with which staff invite to begin: they go out at nine, and what falls due of itself at six. */
    List<Path> toBegin() {
        return on("rotation.invited").stream()
                .filter(file -> name(file).contains("-090000-"))
                .toList();
    }

    static boolean namesNoDay(Path file) {
        return days(file).isEmpty();
    }

    /** Whether it speaks of days, and of none that was past when it went out. */
    static boolean isInTime(Path file) {
        LocalDate sent = LocalDate.parse(FILE.matcher(name(file)).replaceFirst("$1"));
        List<LocalDate> days = days(file);
        return !days.isEmpty() && days.stream().noneMatch(sent::isAfter);
    }

    private static List<LocalDate> days(Path file) {
        return DAY.matcher(text(file))
                .results()
                .map(day -> LocalDate.parse(day.group(), INDONESIAN))
                .toList();
    }

    private static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return text(new MimeMessage(null, in)).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first text that people read. */
    private static Optional<String> text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            return Optional.of((String) part.getContent());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                Optional<String> found = text(parts.getBodyPart(i));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
