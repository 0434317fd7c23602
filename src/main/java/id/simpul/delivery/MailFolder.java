package id.simpul.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/** Mails as files that any mail program opens, whole or not at all, private to the hub's user; one folder a year. */
final class MailFolder implements MailDelivery {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmmss", Locale.ROOT);
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path folder;
    private final MailWriter writer;
    private final Clock clock;
    private final Session session = Session.getInstance(new Properties());

    MailFolder(Path folder, MailWriter writer, Clock clock) {
        this.folder = folder;
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public void send(Mail mail) throws MessagingException {
        ZonedDateTime now = clock.instant().atZone(clock.getZone());
        String name = TIME.format(now) + "-" + mail.partner() + "-" + mail.topic() + "-" + mail.key();
        try {
            Path year = Files.createDirectories(folder.resolve(String.valueOf(now.getYear())), mode("rwx------"));
            Path unfinished = year.resolve("." + name + ".tmp");
            Files.deleteIfExists(unfinished);
            write(mail, unfinished);
            Files.move(unfinished, year.resolve(name + ".eml"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ChannelAway("Mails cannot be written to " + folder + "; check its space and its rights", e);
        }
    }

    /** When a mail was written, by the name of its file; at the end of time if it is none of ours. */
    static Instant writtenAt(String file, ZoneId zone) {
        try {
            return LocalDateTime.parse(file.substring(0, Math.min(file.length(), "2026-01-31-235959".length())), TIME)
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeParseException e) {
            return Instant.MAX;
        }
    }

    private void write(Mail mail, Path file) throws IOException, MessagingException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, mode("rw-------"));
                OutputStream out = Channels.newOutputStream(channel)) {
            writer.write(mail, session).writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] mode(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public void close() {
        // holds nothing open
    }
}
