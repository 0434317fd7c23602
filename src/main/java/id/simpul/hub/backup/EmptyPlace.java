package id.simpul.hub.backup;

import id.simpul.backup.BackupFailed;
import id.simpul.ledger.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A place for a home in which there is nothing yet; until it is whole no hub starts there. */
final class EmptyPlace {
    /** Every new file system has it. */
    private static final Set<String> NOTHING = Set.of("lost+found");

    private final Path home;

    EmptyPlace(Path home) {
        this.home = home.toAbsolutePath().normalize();
    }

    /** @throws BackupFailed if something is there */
    void require() {
        List<Path> there = content();
        if (!there.isEmpty()) {
            throw new BackupFailed(
                    new Phrase(
                            "Folder " + home + " tidak kosong (ada "
                                    + there.get(0).getFileName()
                                    + "); cadangan hanya dipulihkan ke tempat kosong. Isi SIMPUL_HOME dengan folder lain, atau pindahkan isinya.",
                            home + " is not empty (it has " + there.get(0).getFileName()
                                    + "); a backup is restored into an empty place only. Set SIMPUL_HOME to another folder, or move what is there."));
        }
    }

    /** Takes away all that was put there. */
    void clear() {
        for (Path one : content()) {
            try (Stream<Path> files = Files.walk(one)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private List<Path> content() {
        if (!Files.exists(home)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> !NOTHING.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
