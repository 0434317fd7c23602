package id.simpul.hub.backup;

import id.simpul.backup.BackupFailed;
import id.simpul.ledger.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A place for a home in which there is nothing yet; until it is whole no hub starts there. */
public final class EmptyPlace {
    /** Every new file system has it. */
    private static final String FOUND = "lost+found";
    /** Of a home, over which volumes are laid: there before it, and not to be taken away. */
    private static final Set<String> LAID_OUT = Set.of("secrets", "scans");

    private final Path home;
    private final Set<Path> before;

    public EmptyPlace(Path home) {
        this.home = home.toAbsolutePath().normalize();
        this.before = LAID_OUT.stream()
                .map(this.home::resolve)
                .filter(Files::isDirectory)
                .collect(Collectors.toSet());
    }

    /** @throws BackupFailed if something is there */
    void require() {
        found().ifPresent(name -> {
            throw new BackupFailed(
                    new Phrase(
                            "Folder " + home + " tidak kosong (ada " + name
                                    + "); cadangan hanya dipulihkan ke tempat kosong. Isi SIMPUL_HOME dengan folder lain, atau pindahkan isinya.",
                            home + " is not empty (it has " + name
                                    + "); a backup is restored into an empty place only. Set SIMPUL_HOME to another folder, or move what is there."));
        });
    }

    /** What is there, if anything is that somebody has put there: the first of it by its name. */
    public Optional<Path> found() {
        return content().stream()
                .filter(file -> !before.contains(file) || !in(file).isEmpty())
                .map(Path::getFileName)
                .findFirst();
    }

    /** Takes away all that was put there, as far as that goes: why it has to go is what must be told. */
    void clear(RuntimeException why) {
        try {
            for (Path one : content()) {
                clear(one);
            }
        } catch (IOException | UncheckedIOException e) {
            why.addSuppressed(e);
        }
    }

    private void clear(Path one) throws IOException {
        if (Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS)) {
            for (Path file : in(one)) {
                clear(file);
            }
        }
        if (!before.contains(one)) {
            Files.deleteIfExists(one);
        }
    }

    private List<Path> content() {
        return Files.exists(home) ? in(home) : List.of();
    }

    private static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.endsWith(FOUND)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
