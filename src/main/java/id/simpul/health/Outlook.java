package id.simpul.health;

import id.simpul.delivery.ReturnedMails;
import id.simpul.health.Reading.Figure;
import id.simpul.hub.Stores;
import id.simpul.ledger.Spoken;
import id.simpul.policy.Almanac;
import id.simpul.policy.CalendarEnd;
import id.simpul.rotation.RotationFeature;
import id.simpul.settings.ServerCertificate;
import id.simpul.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What will be missing before long, or has gone wrong with many at once: nothing of it keeps the hub from its work yet. */
final class Outlook {
    private static final int CERTIFICATE_DAYS = 21;
    private static final int MANY_RETURNED = 5;
    /** So long a hub that took the place of another says so. */
    private static final Duration TOOK_OVER = Duration.ofMinutes(15);

    private final Stores stores;
    private final Optional<Settings.Tls> tls;
    private final Instant began = Instant.now();

    /**
     * @param tls what the hub speaks TLS by
     */
    Outlook(Stores stores, Optional<Settings.Tls> tls) {
        this.stores = stores;
        this.tls = tls;
    }

    /** How long the certificate is good. */
    Reading certificate() {
        Optional<Instant> until = tls.flatMap(ServerCertificate::of).map(ServerCertificate::until);
        if (until.isEmpty()) {
            return Reading.up();
        }
        long days = Duration.between(Instant.now(), until.get()).toDays();
        LocalDate day = LocalDate.ofInstant(until.get(), ZoneOffset.UTC);
        Reading reading = days >= CERTIFICATE_DAYS
                ? Reading.up()
                : Reading.degraded(
                        "sertifikat TLS hanya berlaku sampai " + Spoken.day(day).indonesian()
                                + "; perbarui, lalu jalankan ulang Simpul",
                        "the certificate for TLS is good until "
                                + Spoken.day(day).english() + " only; renew it, then start the hub again");
        return reading.with(Figure.of("certificate.days", days));
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
