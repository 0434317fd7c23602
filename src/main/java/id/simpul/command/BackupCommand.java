package id.simpul.command;

import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import java.nio.file.Files;
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
        Path there = file.toAbsolutePath().normalize();
        int code = context.perform("backup", Json.object().put("file", there.toString()));
        if (Files.notExists(there)) {
            throw new CommandFailed(new Phrase(
                    "Simpul menulis cadangan itu, tetapi " + there
                            + " tidak terlihat dari sini: layanan atau kontainer punya"
                            + " /tmp dan folder sendiri, yang hilang bersamanya. Sebut berkas dalam folder yang terlihat oleh"
                            + " keduanya, misalnya dalam SIMPUL_BACKUP_FOLDER.",
                    "The hub wrote the backup, but there is no " + there
                            + " to be seen from here: a service or container has"
                            + " a /tmp and folders of its own, which are lost with it. Name a file in a folder that both see,"
                            + " say in SIMPUL_BACKUP_FOLDER."));
        }
        return code;
    }
}
