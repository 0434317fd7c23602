package id.simpul.health;

import id.simpul.delivery.ReturnedMails;
import id.simpul.hub.Stores;
import id.simpul.ledger.Spoken;
import id.simpul.policy.Almanac;
import id.simpul.policy.CalendarEnd;
import id.simpul.rotation.RotationFeature;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What will be missing before long, or has gone wrong with many at once: nothing of it keeps the hub from its work yet. */
final class Outlook {
    private static final int MANY_RETURNED = 5;
    /** So long a hub that took the place of another says so. */
    private static final Duration TOOK_OVER = Duration.ofMinutes(15);

    private final Stores stores;
    private final Instant began = Instant.now();

    Outlook(Stores stores) {
        this.stores = stores;
    }

    /** Whether the calendars of each region that has schools reach far enough. */
    Reading calendars() {
        LocalDate today =
                LocalDate.ofInstant(stores.clock().instant(), stores.policies().zone());
        Almanac almanac = stores.calendars().latest();
        List<String> ending = stores.database().jdbi().withHandle(RotationFeature::regions).stream()
                .map(region -> CalendarEnd.of(region, almanac, stores.policies().asOf(today), today))
                .filter(end -> end.until().isEmpty() || end.isNear(today))
                .map(end -> Spoken.region(end.region()))
                .sorted()
                .toList();
        return ending.isEmpty()
                ? Reading.up()
                : Reading.degraded(
                        "kalender segera habis atau tidak ada: " + String.join(", ", ending)
                                + "; ./simpul calendar import",
                        "calendars end soon or are missing: " + String.join(", ", ending)
                                + "; ./simpul calendar import");
    }

    /** Whether mails come back from many partners: then it is rather the mail server's reputation than their addresses. */
    Reading returned() {
        int partners = stores.database()
                .jdbi()
                .withHandle(db -> ReturnedMails.waiting(db, MANY_RETURNED))
                .size();
        return partners < MANY_RETURNED
                ? Reading.up()
                : Reading.degraded(
                        "surel kembali dari " + MANY_RETURNED
                                + " mitra atau lebih; ./simpul check menyebutnya, dan lihat SPF dan DKIM",
                        "mails came back from " + MANY_RETURNED
                                + " partners or more; ./simpul check names them, and see SPF and DKIM");
    }

    /** Whether another hub was here a moment ago. */
    Reading standBy() {
        boolean lately = Instant.now().isBefore(began.plus(TOOK_OVER));
        return stores.tookOver() && lately
                ? Reading.degraded(
                        "Simpul ini baru menggantikan yang lain; lihat mengapa yang itu berhenti",
                        "this hub has just taken the place of another; look why that one ended")
                : Reading.up();
    }
}
