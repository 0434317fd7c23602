package id.simpul.intake;

import id.simpul.feature.Page;
import id.simpul.partner.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Requests and their answers as they were registered, read from the newest on; acts of staff are not among them. */
final class AnsweredRequests {
    /** So many answers are looked through for those that are wanted, at a time and in all: a filter that fits few ends. */
    private static final int LOOKED_THROUGH = 5_000;

    private static final int ROUNDS = 8;

    private static final String COLUMNS = """
            answer.seq, answer.partner, answer.request_id, answer.at, answer.event, asked.type,
            coalesce(asked.status, cast(answer.event as jsonb) #>> '{data,status}') as status,
            asked.received_at, asked.happened_at, pending.since, pending.decided_at, pending.decided_by
            """;

    private AnsweredRequests() {}

    /** By what they are narrowed. */
    record Wanted(Optional<PartnerId> partner, Optional<String> type, Optional<String> status) {
        /** What systems report every day would bury what people asked: it is shown where it, or its partner, is asked for. */
        boolean isWithoutReports() {
            return type.isEmpty() && partner.isEmpty();
        }

        boolean isAny() {
            return !isWithoutReports() && type.isEmpty() && status.isEmpty();
        }
    }

    /**
     * @param before the place of the last answer of the page before
     */
    static Page<AnsweredRequest> page(Handle db, Wanted wanted, long before, int most) {
        List<AnsweredRequest> found = new ArrayList<>();
        Optional<Long> onward = Optional.of(before);
        for (int round = 0; round < ROUNDS && onward.isPresent() && found.size() < most; round++) {
            int look = wanted.isAny() ? most * 2 : LOOKED_THROUGH;
            onward = lookThrough(db, wanted, onward.get(), look, most - found.size(), found);
        }
        return new Page<>(found, onward.map(String::valueOf));
    }

    /** Adds what is wanted; where to go on, if anywhere. */
    private static Optional<Long> lookThrough(
            Handle db, Wanted wanted, long before, int look, int most, List<AnsweredRequest> found) {
        List<Long> places = db.createQuery("""
                        select seq
                          from replies
                         where seq < :before and partner <> 'staff'
                           and (cast(:partner as text) is null
                                or partner in (select names_of(current_partner(:partner))))
                         order by seq desc
                         limit :look
                        """)
                .bind("before", before)
                .bind("partner", wanted.partner().map(PartnerId::value).orElse(null))
                .bind("look", look)
                .mapTo(Long.class)
                .list();
        if (places.isEmpty()) {
            return Optional.empty();
        }
        List<AnsweredRequest> here = db.createQuery("select " + COLUMNS + """
                          from replies as answer
                          left join requests as asked
                            on asked.partner = answer.partner and asked.id = answer.request_id and not answer.remark
                          left join pending
                            on pending.partner = asked.partner and pending.request_id = asked.id
                         where answer.seq = any(:places) and (answer.remark or asked.reply = answer.seq)
                           and (cast(:type as text) is null or asked.type = :type)
                           and (cast(:status as text) is null
                                or coalesce(asked.status, cast(answer.event as jsonb) #>> '{data,status}') = :status)
                           and (:reports or coalesce(asked.type, '') not in ('statistics.day', 'catalogue.item'))
                         order by answer.seq desc
                         limit :most
                        """)
                .bind("reports", !wanted.isWithoutReports())
                .bindArray("places", Long.class, places)
                .bind("type", wanted.type().orElse(null))
                .bind("status", wanted.status().orElse(null))
                .bind("most", most)
                .map((row, context) -> answered(row))
                .list();
        found.addAll(here);
        boolean cut = here.size() == most;
        long last = cut ? here.get(most - 1).seq() : places.get(places.size() - 1);
        return cut || places.size() == look ? Optional.of(last) : Optional.empty();
    }

    /** Those that bear this number, of whatever partner, or of one under any of its names. */
    static List<AnsweredRequest> numbered(Handle db, String number, Optional<PartnerId> partner, int most) {
        return db.createQuery("select " + COLUMNS + """
                          from known_partners as sender
                          join requests as asked on asked.partner = sender.id and asked.id = :number
                          join replies as answer on answer.seq = asked.reply
                          left join pending
                            on pending.partner = asked.partner and pending.request_id = asked.id
                         where cast(:partner as text) is null
                            or sender.id in (select names_of(current_partner(:partner)))
                         order by answer.seq desc
                         limit :most
                        """)
                .bind("number", number)
                .bind("partner", partner.map(PartnerId::value).orElse(null))
                .bind("most", most)
                .map((row, context) -> answered(row))
                .list();
    }

    private static AnsweredRequest answered(ResultSet row) throws SQLException {
        return new AnsweredRequest(
                row.getLong("seq"),
                new PartnerId(row.getString("partner")),
                Optional.ofNullable(row.getString("request_id")),
                Optional.ofNullable(row.getString("type")),
                row.getString("status"),
                time(row, "received_at"),
                row.getTimestamp("at").toInstant(),
                time(row, "happened_at"),
                time(row, "since"),
                time(row, "decided_at"),
                Optional.ofNullable(row.getString("decided_by")),
                row.getString("event"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
