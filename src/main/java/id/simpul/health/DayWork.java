package id.simpul.health;

import id.simpul.agenda.DueWork;
import id.simpul.agenda.Mornings;
import id.simpul.database.Database;
import id.simpul.health.Reading.Figure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether the day's work was done when it was due, and what of it the hub failed on. */
record DayWork(DueWork work, Mornings mornings, Database database, Clock clock) {
    /** What the longest morning may take. */
    private static final Duration GRACE = Duration.ofMinutes(30);

    Reading look() {
        Instant now = clock.instant();
        long failed = failed();
        Optional<Instant> finished = work.lastFinished();
        return standing(now, finished, failed)
                .with(
                        Figure.of("work.failed.parts", failed),
                        Figure.of(
                                "work.last.age.seconds",
                                finished.map(at -> Duration.between(at, now).toSeconds())
                                        .orElse(-1L)));
    }

    private Reading standing(Instant now, Optional<Instant> finished, long failed) {
        if (finished.isEmpty()) {
            return Reading.degraded(
                    "yang jatuh tempo belum dapat dikerjakan sejak Simpul dijalankan; log menerangkan sebabnya",
                    "what fell due could not be done since the start; the log says why");
        }
        Instant due = mornings.at(mornings.last(now));
        if (finished.get().isBefore(due) && now.isAfter(due.plus(GRACE))) {
            return Reading.degraded(
                    "pekerjaan harian yang jatuh tempo " + due + " belum selesai; log menerangkan sebabnya",
                    "the day's work that was due at " + due + " is not done; the log says why");
        }
        return failed == 0
                ? Reading.up()
                : Reading.degraded(
                        failed + " bagian pekerjaan gagal dan dicoba lagi tiap hari; ./simpul check menyebutnya",
                        failed + " parts of the work failed and are tried again every day; ./simpul check names them");
    }

    private long failed() {
        return database.jdbi().withHandle(db -> db.createQuery("select count(*) from jobs where error is not null")
                .mapTo(Long.class)
                .one());
    }
}
