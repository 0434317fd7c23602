package id.simpul.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Writes down which of two passwords is used, and ends those whose time is over. */
public final class Renewals {
    private final Jdbi jdbi;
    private final KnownPartners known;

    Renewals(Jdbi jdbi, KnownPartners known) {
        this.jdbi = jdbi;
        this.known = known;
    }

    /** To be called every few seconds; costs nothing as long as no password is being renewed. */
    public void settle() {
        Instant now = Instant.now();
        Map<PartnerId, Renewal> renewals = known.renewals();
        renewals.forEach((partner, renewal) -> jdbi.useTransaction(db -> settle(db, partner, renewal, now)));
    }

    private static void settle(Handle db, PartnerId partner, Renewal renewal, Instant now) {
        if (renewal.isOver(now)) {
            CredentialRows.endOld(db, partner);
            return;
        }
        renewal.newUsed().ifPresent(at -> db.createUpdate("""
                        update partner_credentials
                           set new_used_at = :at, old_until = least(old_until, :until)
                         where partner = :partner and old_until is not null and new_used_at is null
                        """)
                .bind("at", at)
                .bind("until", at.plus(Renewal.AFTER_FIRST_USE))
                .bind("partner", partner.value())
                .execute());
        renewal.oldUsed().ifPresent(at -> db.createUpdate("""
                        update partner_credentials set old_used_at = :at
                         where partner = :partner and old_until is not null
                           and (old_used_at is null or old_used_at < :anHourBefore)
                        """)
                .bind("at", at)
                .bind("anHourBefore", at.minus(Duration.ofHours(1)))
                .bind("partner", partner.value())
                .execute());
    }
}
