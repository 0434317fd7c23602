package id.simpul.check;

import id.simpul.hub.Stores;
import id.simpul.hub.backup.BackupRows.Last;
import id.simpul.hub.backup.BackupStanding;
import id.simpul.hub.backup.Drills.Tried;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Spoken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether there is a way back, and how far it leads. */
final class BackupCheck {
    private final Stores stores;
    private final BackupStanding standing;

    BackupCheck(Stores stores) {
        this.stores = stores;
        this.standing = new BackupStanding(stores);
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        standing.error().ifPresent(why -> findings.add(Trouble.BACKUP_FAILED.found(why)));
        Optional<Last> last = standing.last();
        if (last.isEmpty() && findings.isEmpty()) {
            findings.add(Trouble.BACKUP_NEVER.found());
        }
        last.ifPresent(one -> findings.add(age(one)));
        stores.backups().folder().ifPresent(folder -> {
            findings.addAll(folder(folder));
            last.filter(one -> isIn(folder, one.file()) && !isWhole(one))
                    .ifPresent(one -> findings.add(Trouble.BACKUP_GONE.found(one.file())));
        });
        if (last.isPresent()) {
            findings.add(drill());
        }
        return findings;
    }

    private static boolean isIn(Path folder, Path file) {
        return folder.toAbsolutePath().normalize().equals(file.normalize().getParent());
    }

    private List<Finding> folder(Path folder) {
        List<Finding> findings = new ArrayList<>();
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            findings.add(Trouble.BACKUP_FOLDER_UNWRITABLE.found(folder));
        } else if (isOnTheSameDisk(folder)) {
            findings.add(Trouble.BACKUP_SAME_DISK.found(folder));
        }
        if (stores.backups().passphrase().isEmpty()) {
            findings.add(Trouble.BACKUP_OPEN.found());
        }
        return findings;
    }

    private Finding age(Last last) {
        Phrase moment = moment(last.cutAt());
        return standing.isLate()
                ? Trouble.BACKUP_LATE.found(moment, standing.lateHours())
                : Trouble.BACKUP_LAST.found(moment, last.file(), Math.max(1, last.bytes() >> 20));
    }

    /** To read it through would take as long as to make it: that is what a drill does. */
    private static boolean isWhole(Last last) {
        try {
            return Files.size(last.file()) == last.bytes();
        } catch (IOException e) {
            return false;
        }
    }

    private Finding drill() {
        Optional<Tried> last = standing.drill();
        if (last.isEmpty()) {
            return Trouble.DRILL_NEVER.found();
        }
        Phrase moment = moment(last.get().endedAt());
        if (last.get().error().isPresent()) {
            return Trouble.DRILL_FAILED.found(
                    moment, last.get().file(), last.get().error().get());
        }
        return standing.isDrillLate(last.get())
                ? Trouble.DRILL_LATE.found(moment, BackupStanding.DRILL_DAYS)
                : Trouble.DRILL_LAST.found(moment, last.get().file());
    }

    private Phrase moment(Instant at) {
        return Spoken.moment(at, stores.policies().zone());
    }

    private boolean isOnTheSameDisk(Path folder) {
        try {
            return Files.getFileStore(folder)
                    .equals(Files.getFileStore(stores.home().directory()));
        } catch (IOException e) {
            return false; // That it cannot be written to is told by the backup itself.
        }
    }
}
