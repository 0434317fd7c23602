package id.simpul.intake;

import id.simpul.partner.PartnerId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Where answers stand, by what an index finds without reading their rows: a part at a time, in the order in which a list goes through
 * them. Acts of staff are not among them.
 *
 * @param partner of this one alone, under any of its names
 * @param byPartner one partner after the other, and each one's by their time; else all by their time
 * @param down from the end
 */
record AnswerPlaces(Optional<PartnerId> partner, boolean byPartner, boolean down) {
    AnswerPlaces {
        byPartner = byPartner && partner.isEmpty();
    }

    /** So many places are looked at for replies, and eight times as many if there is none among them; they are shared with the history. */
    private static final long STRETCH = 2_000;

    private static final int STRETCH_PER_ANSWER = 4;
    private static final int FURTHER = 8;

    /** Of one answer. */
    record Place(String partner, long seq) {
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
            return new Place(parts[1], Long.parseLong(parts[0]));
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
        if (partner.isPresent()) {
            return ofOne(db, partner.get(), after, look);
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
        String way = down ? "desc" : "asc";
        return db.createQuery("""
                        select answer.partner, answer.seq
                          from names_of(current_partner(:partner)) as name (id)
                         cross join lateral (
                               (select partner, reply as seq from requests
                                 where partner = name.id and reply %1$s :after order by reply %2$s limit :look)
                               union all
                               (select partner, seq from replies
                                 where partner = name.id and seq %1$s :after order by seq %2$s limit :look)) as answer
                         order by answer.seq %2$s
                         limit :look
                        """.formatted(beyond(), way))
                .bind("partner", one.value())
                .bind("after", seq(after))
                .bind("look", look)
                .map((row, context) -> new Place(row.getString("partner"), row.getLong("seq")))
                .list();
    }

    /** On either side of the staff, whose acts may be many. */
    private List<Place> partnerByPartner(Handle db, Optional<Place> after, int look) {
        String way = down ? " desc" : "";
        String further = after.isPresent() ? "(partner, %s) " + beyond() + " (:partner, :seq)" : "true";
        String sides = Stream.of("requests reply <", "requests reply >", "replies seq <", "replies seq >")
                .map(part -> part.split(" ", -1))
                .map(part -> "(select partner, " + part[1] + " as seq from " + part[0] + " where partner " + part[2]
                        + " 'staff' and " + further.formatted(part[1]) + " order by partner" + way + ", " + part[1]
                        + way
                        + " limit :look)")
                .collect(Collectors.joining(" union all "));
        var query =
                db.createQuery("select partner, seq from (" + sides + ") as answer order by " + by() + " limit :look");
        after.ifPresent(place -> query.bind("partner", place.partner()).bind("seq", place.seq()));
        return query.bind("look", look)
                .map((row, context) -> new Place(row.getString("partner"), row.getLong("seq")))
                .list();
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
        return db.createQuery("""
                        select partner, seq
                          from (select partner, reply as seq from requests where reply > :above and reply < :below
                                union all
                                select partner, seq from replies where seq > :above and seq < :below) as answer
                         where partner <> 'staff'
                         order by seq %s
                         limit :look
                        """.formatted(down ? "desc" : "asc"))
                .bind("above", above)
                .bind("below", below)
                .bind("look", look)
                .map((row, context) -> new Place(row.getString("partner"), row.getLong("seq")))
                .list();
    }
}
