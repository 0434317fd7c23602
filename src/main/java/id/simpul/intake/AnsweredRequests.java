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

    private static final int ROUNDS = 10;

    /** The first look is this many times what fits the page, each that follows as many times the one before: mostly the first finds it. */
    private static final int FURTHER = 4;

    /** So many places are looked at for replies, and eight times as many if there is none among them; they are shared with the history. */
    private static final long STRETCH = 2_000;

    private static final int STRETCH_PER_ANSWER = 4;

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
    }

    /**
     * @param before the place of the last answer of the page before
     */
    static Page<AnsweredRequest> page(Handle db, Wanted wanted, long before, int most) {
        List<AnsweredRequest> found = new ArrayList<>();
        Optional<Long> onward = Optional.of(before);
        int look = most;
        for (int round = 0; round < ROUNDS && onward.isPresent() && found.size() < most; round++) {
            look = Math.min(LOOKED_THROUGH, look * FURTHER);
            onward = lookThrough(db, wanted, onward.get(), look, most - found.size(), found);
        }
        return new Page<>(found, onward.map(String::valueOf));
    }

    /** Adds what is wanted; where to go on, if anywhere. */
    private static Optional<Long> lookThrough(
            Handle db, Wanted wanted, long before, int look, int most, List<AnsweredRequest> found) {
        List<Place> places = wanted.partner().isPresent()
                ? placesOf(db, wanted.partner().get(), before, look)
                : placesOfAll(db, before, look);
        if (places.isEmpty()) {
            return Optional.empty();
        }
        List<AnsweredRequest> here = db.createQuery("select " + COLUMNS + """
                          from unnest(:partners, :seqs) as place (partner, seq)
                          join all_replies as answer on answer.partner = place.partner and answer.seq = place.seq
                          left join requests as asked
                            on asked.partner = answer.partner and asked.id = answer.request_id and asked.reply = answer.seq
                          left join pending
                            on pending.partner = asked.partner and pending.request_id = asked.id
                         where (cast(:type as text) is null or asked.type = :type)
                           and (cast(:status as text) is null
                                or coalesce(asked.status, cast(answer.event as jsonb) #>> '{data,status}') = :status)
                           and (:reports or coalesce(asked.type, '') not in ('statistics.day', 'catalogue.item'))
                         order by answer.seq desc
                         limit :most
                        """)
                .bind("reports", !wanted.isWithoutReports())
                .bindArray(
                        "partners",
                        String.class,
                        places.stream().map(Place::partner).toList())
                .bindArray("seqs", Long.class, places.stream().map(Place::seq).toList())
                .bind("type", wanted.type().orElse(null))
                .bind("status", wanted.status().orElse(null))
                .bind("most", most)
                .map((row, context) -> answered(row))
                .list();
        found.addAll(here);
        boolean cut = here.size() == most;
        long last =
                cut ? here.get(most - 1).seq() : places.get(places.size() - 1).seq();
        return Optional.of(last);
    }

    private record Place(String partner, long seq) {}

    private static List<Place> placesOf(Handle db, PartnerId partner, long before, int look) {
        return db.createQuery("""
                        select answer.partner, answer.seq
                          from names_of(current_partner(:partner)) as name (id)
                         cross join lateral (
                               (select partner, reply as seq from requests
                                 where partner = name.id and reply < :before order by reply desc limit :look)
                               union all
                               (select partner, seq from replies
                                 where partner = name.id and seq < :before order by seq desc limit :look)) as answer
                         order by answer.seq desc
                         limit :look
                        """)
                .bind("partner", partner.value())
                .bind("before", before)
                .bind("look", look)
                .map((row, context) -> new Place(row.getString("partner"), row.getLong("seq")))
                .list();
    }

    /** Of all partners, stretch by stretch: replies stand in the order of their places, which are shared with the history. */
    private static List<Place> placesOfAll(Handle db, long before, int look) {
        long end = Math.min(
                before,
                db.createQuery("select last_value + 1 from places")
                        .mapTo(Long.class)
                        .one());
        List<Place> places = List.of();
        for (long stretch = Math.max(STRETCH, (long) look * STRETCH_PER_ANSWER);
                places.isEmpty() && end > 0;
                stretch *= 8) {
            places = db.createQuery("""
                            select partner, seq
                              from (select partner, reply as seq from requests where reply >= :from and reply < :end
                                    union all
                                    select partner, seq from replies where seq >= :from and seq < :end) as answer
                             where partner <> 'staff'
                             order by seq desc
                             limit :look
                            """)
                    .bind("from", end - stretch)
                    .bind("end", end)
                    .bind("look", look)
                    .map((row, context) -> new Place(row.getString("partner"), row.getLong("seq")))
                    .list();
            end -= stretch;
        }
        return places;
    }

    /** Those that bear this number, of whatever partner, or of one under any of its names. */
    static List<AnsweredRequest> numbered(Handle db, String number, Optional<PartnerId> partner, int most) {
        return db.createQuery("select " + COLUMNS + """
                          from known_partners as sender
                          join requests as asked on asked.partner = sender.id and asked.id = :number
                          join all_replies as answer on answer.partner = asked.partner and answer.seq = asked.reply
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
