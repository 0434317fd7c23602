package id.simpul.intake;

import id.simpul.database.Order;
import id.simpul.database.Sorted;
import id.simpul.feature.NotShown;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.intake.AnswerPlaces.Place;
import id.simpul.intake.AnswerPlaces.Wanted;
import id.simpul.ledger.Code;
import id.simpul.ledger.Phrase;
import id.simpul.partner.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Requests and their answers as they were registered; acts of staff are not among them. */
final class AnsweredRequests {
    /** A place as a text that sorts as it does. */
    private static final String LAST = "lpad(cast(seq as text), 19, '0')";

    /**
     * The ways in which they can stand that an index has, or that few are sorted by anew; nothing is written for it at the intake. Who is
     * looked for in one kind or state of all partners filters by it.
     */
    static final List<Order> ORDERS = List.of(
            Order.number("answered", "seq").downward(),
            Order.text("partner", "partner", "seq"),
            Order.text("type", "coalesce(type, '')", LAST).within("partner"),
            Order.text("status", "status", LAST).within("partner"));

    /** So many answers are looked through for those that are wanted, at a time and in all: a filter that fits few ends. */
    private static final int LOOKED_THROUGH = 5_000;

    /** Of so many answers at most a page is sorted by what no index has. */
    private static final int SORTED = 5_000;

    private static final int ROUNDS = 10;

    /** The first look is this many times what fits the page, each that follows as many times the one before: mostly the first finds it. */
    private static final int FURTHER = 4;

    private static final String COLUMNS = """
            answer.seq, answer.partner, answer.request_id, answer.at, answer.event, asked.type,
            coalesce(asked.status, cast(answer.event as jsonb) #>> '{data,status}') as status,
            asked.received_at, asked.happened_at, pending.since, pending.decided_at, pending.decided_by
            """;

    /** The answers that have these places. */
    private static final String FROM = """
              from unnest(:partners, :seqs) as place (partner, seq)
              join all_replies as answer on answer.partner = place.partner and answer.seq = place.seq
              left join requests as asked
                on asked.partner = answer.partner and asked.id = answer.request_id and asked.reply = answer.seq
              left join pending
                on pending.partner = asked.partner and pending.request_id = asked.id
            """;

    private static final Phrase TOO_MANY = new Phrase(
            "hanya sampai " + SORTED
                    + " jawaban dapat diurutkan begitu; mitra ini punya lebih banyak: saringlah menurut jenis atau jawaban",
            "only up to " + SORTED + " answers can be sorted so, and this partner has more: filter by type or answer");

    private AnsweredRequests() {}

    /** @throws NotShown if they are more than can be sorted so */
    static Page<AnsweredRequest> page(Handle db, Wanted wanted, Query query) {
        Sorted sorted = query.among(ORDERS);
        if (sorted.order().within().isPresent()) {
            return sortedAnew(db, wanted, sorted);
        }
        AnswerPlaces places = new AnswerPlaces(wanted, sorted.order().column().equals("partner"), sorted.down());
        List<Place> found = new ArrayList<>();
        Optional<Place> onward = query.after().map(Place::of);
        int look = query.most();
        for (int round = 0; round < ROUNDS && found.size() < query.most(); round++) {
            look = Math.min(LOOKED_THROUGH, look * FURTHER);
            List<Place> next = places.next(db, onward, look);
            if (next.isEmpty()) {
                return Page.whole(shown(db, places, found));
            }
            next.stream()
                    .filter(Place::isWanted)
                    .limit(query.most() - found.size())
                    .forEach(found::add);
            onward =
                    Optional.of(found.size() == query.most() ? found.get(found.size() - 1) : next.get(next.size() - 1));
        }
        return new Page<>(shown(db, places, found), onward.map(Place::key));
    }

    private static List<AnsweredRequest> shown(Handle db, AnswerPlaces order, List<Place> places) {
        return at(db, places, "select " + COLUMNS + FROM + "order by " + order.by())
                .map((row, context) -> answered(row))
                .list();
    }

    private static Page<AnsweredRequest> sortedAnew(Handle db, Wanted wanted, Sorted sorted) {
        List<Place> places = new AnswerPlaces(wanted, false, true).next(db, Optional.empty(), SORTED + 1);
        if (places.size() > SORTED) {
            throw NotShown.because(Code.SCHEMA, "/data/sort", "sort", TOO_MANY);
        }
        String rows = "select *, " + sorted.place() + " as place from (select " + COLUMNS + FROM + ") as answer where "
                + sorted.beyond() + " order by " + sorted.by() + " limit :most";
        List<Place> those = places.stream().filter(Place::isWanted).toList();
        return Page.of(sorted.read(at(db, those, rows), AnsweredRequests::answered));
    }

    private static org.jdbi.v3.core.statement.Query at(Handle db, List<Place> places, String statement) {
        return db.createQuery(statement)
                .bindArray(
                        "partners",
                        String.class,
                        places.stream().map(Place::partner).toList())
                .bindArray("seqs", Long.class, places.stream().map(Place::seq).toList());
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
