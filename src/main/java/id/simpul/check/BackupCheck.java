package id.simpul.check;

import id.simpul.hub.Stores;
import id.simpul.hub.backup.BackupRows.Last;
import id.simpul.hub.backup.BackupStanding;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Spoken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        stores.backups()
                .folder()
                .filter(this::isOnTheSameDisk)
                .ifPresent(folder -> findings.add(Trouble.BACKUP_SAME_DISK.found(folder)));
        if (stores.backups().folder().isPresent()
                && stores.backups().passphrase().isEmpty()) {
            findings.add(Trouble.BACKUP_OPEN.found());
        }
        return findings;
    }

    private Finding age(Last last) {
        Phrase moment = Spoken.moment(last.cutAt(), stores.policies().zone());
        return standing.isLate()
                ? Trouble.BACKUP_LATE.found(moment, standing.lateHours())
                : Trouble.BACKUP_LAST.found(moment, last.file());
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
