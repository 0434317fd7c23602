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
import id.simpul.partner.Language;
import id.simpul.policy.PolicyMistakes;
import id.simpul.settings.SettingsMistakes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;
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
            description =
                    "Where there is room for it. Default: the folder for temporary files, or that of the home where there is more.")
    private Optional<Path> within = Optional.empty();

    private final Map<String, String> environment;

    public DrillCommand() {
        this(System.getenv());
    }

    DrillCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Path backup = file == null ? newest() : file.toAbsolutePath().normalize();
        Path room = room(backup);
        Instant began = Instant.now();
        AtomicBoolean ended = new AtomicBoolean();
        try (Drill drill = Drill.of(backup, room, environment)) {
            Thread cleaning = cleaning(drill, ended);
            Runtime.getRuntime().addShutdownHook(cleaning);
            Drilled drilled = drill.run();
            List<Phrase> findings = drilled.restored().findings();
            ObjectNode shown = shown(backup, drilled);
            shown.put("recorded", isRecorded(tried(backup, began, drilled)));
            context.show(List.of(shown));
            Runtime.getRuntime().removeShutdownHook(cleaning);
            return findings.isEmpty() ? 0 : 1;
        } catch (RuntimeException e) {
            CommandFailed failed = said(e);
            if (!ended.get()) {
                isRecorded(tried(backup, began, failed));
            }
            throw failed;
        }
    }

    /** Whoever ends a drill has its folder taken away under it, which says nothing of the backup. */
    private static Thread cleaning(Drill drill, AtomicBoolean ended) {
        return new Thread(() -> {
            ended.set(true);
            drill.close();
        });
    }

    /** Too little of it says nothing of the backup; how much it takes is a guess, so a folder that was named is taken. */
    private Path room(Path backup) {
        if (within.isPresent()) {
            return within.filter(Files::isWritable)
                    .orElseThrow(() -> untried(
                            "folder " + within.get() + " tidak dapat ditulisi; pilih yang lain dengan --in.",
                            "the folder " + within.get() + " cannot be written to; choose another with --in."));
        }
        List<Path> folders = List.of(
                Path.of(System.getProperty("java.io.tmpdir")),
                Context.home(environment).resolve("..").normalize());
        return folders.stream()
                .filter(folder -> Drill.hasRoom(folder, backup))
                .findFirst()
                .orElseThrow(() -> {
                    String where = folders.stream().map(Path::toString).collect(Collectors.joining(", "));
                    long needed = Drill.needs(backup) >> 20;
                    return untried(
                            "perlu folder yang dapat ditulisi dengan " + needed + " MiB kosong, dan tidak ada di "
                                    + where + "; sebut yang lain dengan --in.",
                            "it takes a folder that can be written to with " + needed
                                    + " MiB free, and there is none at " + where + "; name another with --in.");
                });
    }

    private static CommandFailed untried(String indonesian, String english) {
        return new CommandFailed(
                new Phrase("Cadangan belum dicoba: " + indonesian, "The backup has not been tried: " + english));
    }

    /** In a sentence why no hub starts on it. */
    private static CommandFailed said(RuntimeException why) {
        if (why instanceof BackupFailed failed) {
            return new CommandFailed(failed.sentence(), why);
        } else if (why instanceof SettingsMistakes settings) {
            return new CommandFailed(settings.mistakes(), why);
        } else if (why instanceof PolicyMistakes policy) {
            return new CommandFailed(policy.mistakes(), why);
        } else if (why instanceof StartRefused || why instanceof BrokerException) {
            return new CommandFailed(why.getMessage(), why);
        }
        LoggerFactory.getLogger(DrillCommand.class).error("The drill broke off", why);
        String words =
                Optional.ofNullable(why.getMessage()).orElse(why.getClass().getSimpleName());
        return new CommandFailed(
                new Phrase(
                        "Tidak ada Simpul yang dapat dimulai dari cadangan ini: " + words,
                        "No hub can be started on this backup: " + words),
                why);
    }

    private static Tried tried(Path backup, Instant began, Drilled drilled) {
        return new Tried(
                backup.toString(),
                began,
                Instant.now(),
                Optional.of(drilled.restored().about().cutAt()),
                Optional.of(drilled.start().toMillis()),
                drilled.restored().findings().stream()
                        .map(one -> one.indonesian() + " / " + one.english())
                        .reduce((one, next) -> one + " " + next));
    }

    private static Tried tried(Path backup, Instant began, CommandFailed why) {
        Set<String> words = new LinkedHashSet<>(List.of(why.sentence(Language.ID), why.sentence(Language.EN)));
        return new Tried(
                backup.toString(),
                began,
                Instant.now(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(String.join(" / ", words)));
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

    private Path newest() {
        return RunCommand.settings(environment)
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
