package id.simpul.delivery;

import id.simpul.ledger.Kept;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The mails that lie as files in the home, one folder a year, and how the old ones go. */
public final class MailFiles {
    private final Path folder;
    private final ZoneId zone;

    /**
     * @param zone in which their names say when they were written
     */
    public MailFiles(Path folder, ZoneId zone) {
        this.folder = folder;
        this.zone = zone;
    }

    /** How many there are, how many bytes they have, and when the oldest was written. */
    public record Size(long files, long bytes, Instant oldest) {}

    Kept.Step tidy(Kept.Reach reach) {
        int gone = 0;
        for (Path mail : all()) {
            if (gone == reach.most()) {
                return new Kept.Step(0, gone, true);
            }
            if (writtenAt(mail).isBefore(reach.before())) {
                delete(mail);
                gone++;
            }
        }
        return new Kept.Step(0, gone, false);
    }

    public Size size() {
        long files = 0;
        long bytes = 0;
        Instant oldest = Instant.MAX;
        for (Path mail : all()) {
            files++;
            bytes += mail.toFile().length();
            Instant at = writtenAt(mail);
            oldest = at.isBefore(oldest) ? at : oldest;
        }
        return new Size(files, bytes, oldest);
    }

    /** Those whose head, text or attached tables hold it, at most so many. */
    public List<Path> holding(Pattern wanted, int most) {
        return all().stream()
                .filter(mail -> wanted.matcher(MailText.of(mail)).find())
                .limit(most)
                .toList();
    }

    /** Deletes those that hold it: a mail cannot be taken apart. */
    public void delete(Pattern wanted) {
        holding(wanted, Integer.MAX_VALUE).forEach(MailFiles::delete);
    }

    /** Every mail that is whole. */
    public List<Path> all() {
        List<Path> all = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            for (Path year : entries(folder)) {
                if (Files.isDirectory(year)) {
                    entries(year).stream()
                            .filter(file -> file.getFileName().toString().endsWith(".eml"))
                            .forEach(all::add);
                }
            }
        }
        return all;
    }

    /** By its name, as a copied file has the time of its copy. */
    private Instant writtenAt(Path mail) {
        return MailFolder.writtenAt(mail.getFileName().toString(), zone);
    }

    private static void delete(Path mail) {
        try {
            Files.deleteIfExists(mail);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The mail " + mail + " cannot be deleted; check the rights of its folder", e);
        }
    }

    private static List<Path> entries(Path folder) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            List<Path> all = new ArrayList<>();
            entries.forEach(all::add);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be read; check its rights", e);
        }
    }
}
