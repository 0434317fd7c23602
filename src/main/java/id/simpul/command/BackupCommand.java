package id.simpul.command;

import id.simpul.ledger.Json;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Has the running hub write all it keeps into one file. */
@Command(
        name = "backup",
        description = "Back up all the running hub keeps into one file.",
        footer = {
            "",
            "The hub goes on meanwhile; requests wait for a moment. The file is locked with SIMPUL_BACKUP_PASSPHRASE (or",
            "SIMPUL_BACKUP_PASSPHRASE_FILE) of the running hub, if that is set: keep it elsewhere, too, for without it nothing can be restored."
        })
public final class BackupCommand implements Callable<Integer> {
    @Mixin
    private Context context;

    @Parameters(paramLabel = "FILE", description = "The file to write; there is none of that name yet")
    private Path file;

    @Override
    public Integer call() {
        return context.perform(
                "backup",
                Json.object().put("file", file.toAbsolutePath().normalize().toString()));
    }
}
