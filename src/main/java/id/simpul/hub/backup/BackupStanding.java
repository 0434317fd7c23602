package id.simpul.hub.backup;

import id.simpul.feature.Today;
import id.simpul.feature.Today.Level;
import id.simpul.feature.Today.Task;
import id.simpul.hub.Stores;
import id.simpul.hub.backup.BackupRows.Last;
import id.simpul.ledger.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** How old the last backup is, by the machine's clock, whatever the hub's own shows. */
public final class BackupStanding {
    /** A backup is to be tried once a month; so long after the last time somebody is reminded. */
    public static final int DRILL_DAYS = 45;

    private final Stores stores;

    public BackupStanding(Stores stores) {
        this.stores = stores;
    }

    /** The last that was made. */
    public Optional<Last> last() {
        return stores.database().jdbi().withHandle(BackupRows::last);
    }

    /** The last drill. */
    public Optional<Drills.Tried> drill() {
        return stores.database().jdbi().withHandle(Drills::last);
    }

    /** Whether it was too long ago. */
    public boolean isDrillLate(Drills.Tried last) {
        return last.endedAt().isBefore(Instant.now().minus(Duration.ofDays(DRILL_DAYS)));
    }

    /** Whether backups are made by themselves. */
    public boolean isByItself() {
        return stores.backups().folder().isPresent();
    }

    /** Why the last that was tried could not be made, if so. */
    public Optional<String> error() {
        return stores.database().jdbi().withHandle(BackupRows::lastError);
    }

    /** After so many hours without a new one somebody must act. */
    public int lateHours() {
        return stores.policies().asOf(stores.clock().instant()).backup().lateHours();
    }

    /** Whether the last one, if one ever was made, is too old. */
    public boolean isLate() {
        return last().filter(this::isOld).isPresent();
    }

    private boolean isOld(Last last) {
        return last.cutAt().isBefore(Instant.now().minus(Duration.ofHours(lateHours())));
    }

    /** What staff must do, where backups are to be made by themselves and are not. */
    public Today today(Handle db) {
        Optional<String> error = BackupRows.lastError(db);
        boolean old = BackupRows.last(db).filter(this::isOld).isPresent();
        if (stores.backups().folder().isEmpty() || (error.isEmpty() && !old)) {
            return Today.NOTHING;
        }
        return new Today(
                List.of(new Task(
                        Level.MUST,
                        new Phrase("Cadangan tidak dibuat", "No backup is made"),
                        error.map(Phrase::verbatim)
                                .orElse(new Phrase("Yang terakhir terlalu tua.", "The last is too old.")),
                        new Phrase("Lihat", "Look"),
                        "/system")),
                List.of(),
                List.of());
    }
}
