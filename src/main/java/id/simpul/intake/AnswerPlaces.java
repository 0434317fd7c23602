package id.simpul.intake;

import id.simpul.partner.PartnerId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Where answers stand, a part at a time, in the order in which a list goes through them, and which of them are wanted: each row is read
 * once. Acts of staff are not among them.
 *
 * @param byPartner one partner after the other, and each one's by their time; else all by their time
 * @param down from the end
 */
record AnswerPlaces(Wanted wanted, boolean byPartner, boolean down) {
    AnswerPlaces {
        byPartner = byPartner && wanted.partner().isEmpty();
    }

    private static final String REQUEST = """
            (cast(:type as text) is null or type = :type) and (cast(:status as text) is null or status = :status)
            and (:reports or type not in ('statistics.day', 'catalogue.item'))
            """;

    private static final String REPLY = """
            cast(:type as text) is null and (cast(:status as text) is null or cast(event as jsonb) #>> '{data,status}' = :status)
            """;

    /**
     * So many places are looked at for replies, and twice as many if there is none among them: they are shared with the history, and all
     * replies of a stretch are read, so that one that goes far beyond the first of them would be dear.
     */
    private static final long STRETCH = 2_000;

    private static final int STRETCH_PER_ANSWER = 4;
    private static final int FURTHER = 2;

    /** By what they are narrowed. */
    record Wanted(Optional<PartnerId> partner, Optional<String> type, Optional<String> status) {
        /** What systems report every day would bury what people asked: it is shown where it, or its partner, is asked for. */
        boolean isWithReports() {
            return type.isPresent() || partner.isPresent();
        }
    }

    /** Of one answer. */
    record Place(String partner, long seq, boolean isWanted) {
        /** As a page tells it. */
        String key() {
            return seq + " " + partner;
        }

        /** @throws IllegalArgumentException if no page has told it */
        static Place of(String key) {
            String[] parts = key.split(" ", 2);
            if (parts.length < 2) {
                throw new IllegalArgumentException("No page of requests ends there");
            }
            return new Place(parts[1], Long.parseLong(parts[0]), true);
        }
    }

    /** In which order the rows stand that have these places, of what is called {@code answer}. */
    String by() {
        String way = down ? " desc" : "";
        return (byPartner ? "answer.partner" + way + ", " : "") + "answer.seq" + way;
    }

    /**
     * So many at most; none only if no more follow.
     *
     * @param after the last that was looked at
     */
    List<Place> next(Handle db, Optional<Place> after, int look) {
        if (wanted.partner().isPresent()) {
            return ofOne(db, wanted.partner().get(), after, look);
        }
        return byPartner ? partnerByPartner(db, after, look) : byTime(db, after, look);
    }

    private String beyond() {
        return down ? "<" : ">";
    }

    private long seq(Optional<Place> after) {
        return after.map(Place::seq).orElse(down ? Long.MAX_VALUE : -1L);
    }

    private List<Place> ofOne(Handle db, PartnerId one, Optional<Place> after, int look) {
        Query query = db.createQuery("""
                        select answer.partner, answer.seq, answer.wanted
                          from names_of(current_partner(:partner)) as name (id)
                         cross join lateral (
                               (select partner, reply as seq, %3$s as wanted from requests
                                 where partner = name.id and reply %1$s :after order by reply %2$s limit :look)
                               union all
                               (select partner, seq, %4$s from replies
                                 where partner = name.id and seq %1$s :after order by seq %2$s limit :look)) as answer
                         order by answer.seq %2$s
                         limit :look
                        """.formatted(beyond(), down ? "desc" : "asc", REQUEST, REPLY));
        return read(query.bind("partner", one.value()).bind("after", seq(after)), look);
    }

    /** On either side of the staff, whose acts may be many. */
    private List<Place> partnerByPartner(Handle db, Optional<Place> after, int look) {
        String way = down ? " desc" : "";
        String further = after.isPresent() ? "(partner, %s) " + beyond() + " (:partner, :seq)" : "true";
        String sides = Stream.of("<", ">")
                .flatMap(side -> Stream.of(
                        side("requests", "reply", REQUEST, side, further.formatted("reply"), way),
                        side("replies", "seq", REPLY, side, further.formatted("seq"), way)))
                .collect(Collectors.joining(" union all "));
        Query query = db.createQuery(
                "select partner, seq, wanted from (" + sides + ") as answer order by " + by() + " limit :look");
        after.ifPresent(place -> query.bind("partner", place.partner()).bind("seq", place.seq()));
        return read(query, look);
    }

    private static String side(String table, String place, String wanted, String side, String further, String way) {
        return "(select partner, %2$s as seq, %3$s as wanted from %1$s where partner %4$s 'staff' and %5$s order by partner%6$s, %2$s%6$s limit :look)"
                .formatted(table, place, wanted, side, further, way);
    }

    /** Of all partners, stretch by stretch: replies stand in the order of their places, which are shared with the history. */
    private List<Place> byTime(Handle db, Optional<Place> after, int look) {
        long last = db.createQuery("select last_value from places")
                .mapTo(Long.class)
                .one();
        long from = after.map(Place::seq).orElse(down ? last + 1 : 0L);
        List<Place> places = List.of();
        for (long stretch = Math.max(STRETCH, (long) look * STRETCH_PER_ANSWER);
                places.isEmpty() && (down ? from > 0 : from <= last);
                stretch *= FURTHER) {
            long to = down ? from - stretch : from + stretch;
            places = down ? stretch(db, to - 1, from, look) : stretch(db, from, to + 1, look);
            from = to;
        }
        return places;
    }

    /** Of those between two places, without both. */
    private List<Place> stretch(Handle db, long above, long below, int look) {
        Query query = db.createQuery("""
                        select partner, seq, wanted
                          from (select partner, reply as seq, %s as wanted from requests where reply > :above and reply < :below
                                union all
                                select partner, seq, %s from replies where seq > :above and seq < :below) as answer
                         where partner <> 'staff'
                         order by seq %s
                         limit :look
                        """.formatted(REQUEST, REPLY, down ? "desc" : "asc"));
        return read(query.bind("above", above).bind("below", below), look);
    }

    private List<Place> read(Query query, int look) {
        return query.bind("look", look)
                .bind("type", wanted.type().orElse(null))
                .bind("status", wanted.status().orElse(null))
                .bind("reports", wanted.isWithReports())
                .map((row, context) ->
                        new Place(row.getString("partner"), row.getLong("seq"), row.getBoolean("wanted")))
                .list();
    }
}
