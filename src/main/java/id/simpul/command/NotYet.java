package id.simpul.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Commands of the contract that cannot do their work yet, and say so and what to do instead. */
public final class NotYet {
    /** With what such a command ends. */
    static final int EXIT_CODE = 3;

    private NotYet() {}

    private static CommandFailed notYet(String what, String instead) {
        return new CommandFailed(what + " is not there yet; " + instead, EXIT_CODE);
    }

    /** Everything the hub keeps, in one file. */
    @Command(name = "backup", description = "Back up everything into a file (not there yet).")
    public static final class Backup implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "The file to write")
        private Path file;

        @Override
        public Integer call() {
            throw notYet("Backing up to " + file, "stop the hub and copy its home, as docs/operating.md says.");
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
                    "Restoring from " + file,
                    "stop the hub and put a copy of its home back, as docs/operating.md says.");
        }
    }
}
