package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.backup.BackupFailed;
import id.simpul.broker.BrokerException;
import id.simpul.database.StartRefused;
import id.simpul.hub.backup.BackupSchedule;
import id.simpul.hub.backup.Drill;
import id.simpul.hub.backup.Drill.Drilled;
import id.simpul.hub.backup.DrillAct;
import id.simpul.hub.backup.Drills.Tried;
import id.simpul.ledger.Phrase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries whether the last backup is a way back. */
@Command(
        name = "drill",
        description = "Restore a backup in a place of its own, look whether it is whole, and take it away again.",
        footer = {
            "",
            "Nothing of it is seen outside: no mail, no message, other ports. It runs beside the hub and needs as much memory once more.",
            "Exit code: 0 a hub starts on it and all is as it was, 1 not."
        })
public final class DrillCommand implements Callable<Integer> {
    @Mixin
    private Context context;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The backup; default: the newest in SIMPUL_BACKUP_FOLDER")
    private Path file;

    @Option(
            names = "--in",
            paramLabel = "FOLDER",
            description = "Where there is room for it. Default: the folder for temporary files.")
    private Path within = Path.of(System.getProperty("java.io.tmpdir"));

    @Override
    public Integer call() {
        Path backup = file == null ? newest() : file.toAbsolutePath().normalize();
        Instant began = Instant.now();
        try (Drill drill = Drill.of(backup, within, System.getenv())) {
            Thread cleaning = new Thread(drill::close);
            Runtime.getRuntime().addShutdownHook(cleaning);
            Drilled drilled = drill.run();
            List<Phrase> findings = drilled.restored().findings();
            ObjectNode shown = shown(backup, drilled);
            shown.put(
                    "recorded",
                    isRecorded(new Tried(
                            backup.toString(),
                            began,
                            Instant.now(),
                            Optional.of(drilled.restored().about().cutAt()),
                            Optional.of(drilled.start().toMillis()),
                            findings.stream()
                                    .map(one -> one.indonesian() + " / " + one.english())
                                    .reduce((one, next) -> one + " " + next))));
            context.show(List.of(shown));
            Runtime.getRuntime().removeShutdownHook(cleaning);
            return findings.isEmpty() ? 0 : 1;
        } catch (BackupFailed e) {
            failed(backup, began, e);
            throw new CommandFailed(e.sentence(), e);
        } catch (StartRefused | BrokerException e) {
            failed(backup, began, e);
            throw new CommandFailed(e.getMessage(), e);
        }
    }

    private void failed(Path backup, Instant began, RuntimeException why) {
        isRecorded(new Tried(
                backup.toString(),
                began,
                Instant.now(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(why.getMessage())));
    }

    /** Where no hub runs on this machine's home, as after it was lost, nobody can keep it. */
    private boolean isRecorded(Tried tried) {
        try {
            context.ask("drill.record", DrillAct.told(tried));
            return true;
        } catch (CommandFailed e) {
            return false;
        }
    }

    private static Path newest() {
        return RunCommand.settings()
                .backups()
                .folder()
                .flatMap(BackupSchedule::newest)
                .orElseThrow(() -> new CommandFailed(new Phrase(
                        "Tidak ada cadangan dalam SIMPUL_BACKUP_FOLDER; sebut berkasnya.",
                        "There is no backup in SIMPUL_BACKUP_FOLDER; name the file.")));
    }

    private static ObjectNode shown(Path backup, Drilled drilled) {
        ObjectNode shown = RestoreCommand.shown(drilled.restored());
        shown.put("startMillis", drilled.start().toMillis());
        shown.put("file", backup.toString());
        return shown;
    }
}
