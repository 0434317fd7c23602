package id.simpul.health;

import id.simpul.health.Reading.Figure;
import id.simpul.hub.backup.BackupRows.Last;
import id.simpul.hub.backup.BackupStanding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How old and large the last backup is, and how long ago one was tried: by the machine's clock. */
final class WayBack {
    private final BackupStanding standing;

    WayBack(BackupStanding standing) {
        this.standing = standing;
    }

    Reading look() {
        List<Figure> figures = new ArrayList<>();
        Optional<Last> last = standing.last();
        last.ifPresent(one -> {
            figures.add(age("backup.last.age.seconds", one.cutAt()));
            figures.add(Figure.of("backup.last.bytes", one.bytes()));
        });
        standing.drill().ifPresent(one -> {
            figures.add(age("drill.last.age.seconds", one.endedAt()));
            figures.add(Figure.of("drill.last.failed", one.error().isPresent() ? 1 : 0));
        });
        return standing(last).with(figures);
    }

    private static Figure age(String name, Instant since) {
        return Figure.of(name, Duration.between(since, Instant.now()).toSeconds());
    }

    /** Who makes them by hand knows when; who has it done relies on it. */
    private Reading standing(Optional<Last> last) {
        if (!standing.isByItself()) {
            return Reading.up();
        }
        if (standing.error().isPresent()) {
            return Reading.degraded(
                    "cadangan terakhir gagal dibuat; ./simpul check menyebut sebabnya",
                    "the last backup could not be made; ./simpul check says why");
        }
        return last.isPresent() && standing.isLate()
                ? Reading.degraded(
                        "sudah lebih dari " + standing.lateHours() + " jam tidak ada cadangan baru",
                        "no backup was made for more than " + standing.lateHours() + " hours")
                : Reading.up();
    }
}
