package id.simpul.partner;

import id.simpul.partner.Renewal.Written;
import java.time.Instant;
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

    /** To be called every few seconds; asks the database for nothing as long as there is nothing to write. */
    public void settle() {
        Instant now = Instant.now();
        known.renewals().forEach((partner, renewal) -> {
            if (renewal.isOver(now)) {
                jdbi.useTransaction(db -> CredentialRows.endOld(db, partner));
            } else {
                renewal.unwritten().ifPresent(news -> {
                    jdbi.useTransaction(db -> write(db, partner, news));
                    renewal.isWritten(news);
                });
            }
        });
    }

    /** The old one ends some time after the first use of the new one. */
    private static void write(Handle db, PartnerId partner, Written news) {
        db.createUpdate("""
                        update partner_credentials
                           set old_used_at = coalesce(:oldUsed::timestamptz, old_used_at),
                               new_used_at = coalesce(new_used_at, :newUsed::timestamptz),
                               old_until = least(old_until, :ends::timestamptz)
                         where partner = :partner and old_until is not null
                        """)
                .bind("oldUsed", news.oldUsed())
                .bind("newUsed", news.newUsed())
                .bind("ends", news.newUsed().map(at -> at.plus(Renewal.AFTER_FIRST_USE)))
                .bind("partner", partner.value())
                .execute();
    }
}
