package id.simpul.command;

import id.simpul.ledger.Phrase;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Commands of the contract that cannot do their work yet, and say so and what to do instead. */
public final class NotYet {
    /** With what such a command ends. */
    static final int EXIT_CODE = 3;

    private NotYet() {}

    private static CommandFailed notYet(Phrase what, Phrase instead) {
        return new CommandFailed(
                new Phrase(
                        what.indonesian() + " belum tersedia; " + instead.indonesian(),
                        what.english() + " is not there yet; " + instead.english()),
                EXIT_CODE);
    }

    /** Everything the hub keeps, in one file. */
    @Command(name = "backup", description = "Back up everything into a file (not there yet).")
    public static final class Backup implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "The file to write")
        private Path file;

        @Override
        public Integer call() {
            throw notYet(
                    new Phrase("Cadangan ke " + file, "Backing up to " + file),
                    new Phrase(
                            "hentikan Simpul dan salin rumahnya, seperti kata docs/operating.md.",
                            "stop the hub and copy its home, as docs/operating.md says."));
        }
    }

    /** A home from such a file. */
    @Command(name = "restore", description = "Restore everything from a file (not there yet).")
    public static final class Restore implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "The file a backup was written to")
        private Path file;

        @Override
        public Integer call() {
            throw notYet(
                    new Phrase("Pemulihan dari " + file, "Restoring from " + file),
                    new Phrase(
                            "hentikan Simpul dan kembalikan salinan rumahnya, seperti kata docs/operating.md.",
                            "stop the hub and put a copy of its home back, as docs/operating.md says."));
        }
    }
}
