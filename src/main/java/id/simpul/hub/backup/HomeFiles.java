package id.simpul.hub.backup;

import id.simpul.backup.BackupFailed;
import id.simpul.hub.Home;
import id.simpul.hub.Secrets;
import id.simpul.ledger.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files of a home that belong into a backup: secrets, policy, calendars, papers, sheets of labels. The passwords of the database
 * in the home do not: another home has a database and passwords of its own.
 */
final class HomeFiles {
    private static final String POLICY = "policy.yaml";
    private static final Set<String> OF_THIS_PLACE = Set.of(Secrets.DATABASE, Secrets.DATABASE_ADMIN, Secrets.BROKER);

    private HomeFiles() {}

    /** A file, and what it is called in a home. */
    record Kept(String name, Path file) {}

    static List<Kept> of(Home home, Path policy) throws IOException {
        List<Kept> kept = new ArrayList<>();
        for (String folder : List.of("secrets", "calendars", "scans")) {
            kept.addAll(in(home.directory().resolve(folder), folder + "/"));
        }
        kept.removeIf(one -> one.name().startsWith("secrets/")
                && OF_THIS_PLACE.contains(one.name().substring(8)));
        kept.add(new Kept(POLICY, policy));
        kept.add(new Kept(home.labelSheets().getFileName().toString(), home.labelSheets()));
        kept.removeIf(one -> !Files.isRegularFile(one.file()));
        return kept;
    }

    private static List<Kept> in(Path folder, String prefix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .map(file -> new Kept(prefix + file.getFileName(), file))
                    .toList();
        }
    }

    /** Puts a file back, for the owner alone. */
    static void write(Path home, String name, InputStream content) throws IOException {
        Path file = home.resolve(name).normalize();
        if (!file.startsWith(home) || file.equals(home)) {
            throw new BackupFailed(new Phrase(
                    "Cadangan ini berisi berkas di luar rumah Simpul: " + name + ".",
                    "This backup holds a file outside of a home: " + name + "."));
        }
        if (!Files.isDirectory(file.getParent())) {
            Files.createDirectory(
                    file.getParent(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var out = Files.newOutputStream(file)) {
            content.transferTo(out);
        }
    }
}
