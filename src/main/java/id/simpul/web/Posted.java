package id.simpul.web;

import id.simpul.database.Database;
import id.simpul.partner.PartnerId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What was posted over HTTP and what became of it, also while it still waits in the broker. */
public final class Posted {
    private final Database database;
    private final Clock clock;

    public Posted(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * Remembers that a request is on its way, so that asking for it is not answered with "never seen".
     *
     * @param at before it was put on its queue: an answer may be there before this returns
     */
    void note(PartnerId partner, String request, Instant at) {
        database.jdbi().useHandle(db -> db.createUpdate("""
                        insert into posted (partner, request_id, at) values (:partner, :request, :at)
                        on conflict (partner, request_id) do update set at = excluded.at
                        """)
                .bind("partner", partner)
                .bind("request", request)
                .bind("at", at)
                .execute());
    }

    /** Empty if no such request was ever seen. */
    Optional<Standing> standingOf(PartnerId partner, String request) {
        return database.jdbi().withHandle(db -> db.createQuery("""
                        select coalesce(
                                (select p.event from requests r join replies p on p.seq = r.reply
                                    where r.partner = :partner and r.id = :request),
                                (select p.event from replies p
                                    where p.partner = :partner and p.request_id = :request and p.remark
                                        and p.at >= coalesce((select at from posted
                                            where partner = :partner and request_id = :request), '-infinity')
                                    order by p.seq desc limit 1)) as reply,
                            exists (select 1 from posted where partner = :partner and request_id = :request) as posted
                        """)
                .bind("partner", partner)
                .bind("request", request)
                .map((row, context) -> new Row(Optional.ofNullable(row.getString("reply")), row.getBoolean("posted")))
                .findOne()
                .filter(row -> row.reply().isPresent() || row.posted())
                .map(row -> new Standing(row.reply())));
    }

    /** A request that was seen, with its reply if it was answered. */
    record Standing(Optional<String> reply) {}

    private record Row(Optional<String> reply, boolean posted) {}
}
