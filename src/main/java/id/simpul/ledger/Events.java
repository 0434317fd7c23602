package id.simpul.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.database.PlannedOnce;
import id.simpul.database.Rows;
import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The history, an append-only log: what happened, step by step. */
public final class Events {
    private static final String COLUMNS = "select seq, at, partner, request_id, subject, step, detail from ";
    private static final String LATEST = " order by seq desc limit :most";
    private static final String PAGE = " and seq > :after order by seq limit :most";

    private Events() {}

    /** An event, its place in the order of all, and when it was recorded. */
    public record Recorded(long seq, Instant at, Event event) {}

    /** Adds them in the order given. */
    public static void append(Handle db, List<Event> events, Instant at) {
        if (events.isEmpty()) {
            return;
        }
        Rows.bind(
                        PlannedOnce.of(db.createUpdate("""
                        insert into events (at, partner, request_id, subject, step, detail)
                        select :at, partner, request_id, subject, step, detail
                        from unnest(:event.partner, :event.request, :event.subject, :event.step, :detail)
                            with ordinality as event (partner, request_id, subject, step, detail, place)
                        order by place
                        """)),
                        Row.class,
                        events.stream().map(Row::new).toList())
                .bind("at", at)
                .execute();
    }

    record Row(Event event) {
        String detail() {
            return Json.text(event.detail());
        }
    }

    /**
     * The history of one thing, oldest first; a request that was accepted without a word has none as a thing, see
     * {@link #ofRequest}.
     *
     * @param after the place of the last one read before, 0 to begin
     */
    public static List<Recorded> ofSubject(Handle db, String subject, long after, int most) {
        return page(
                db.createQuery(COLUMNS + "events where subject = :subject" + PAGE)
                        .bind("subject", subject),
                after,
                most);
    }

    /** What concerned a partner, oldest first: give all its names, those of partners merged into it too. */
    public static List<Recorded> ofPartner(Handle db, Collection<PartnerId> names, long after, int most) {
        return page(
                db.createQuery("""
                                select line.* from unnest(:names) as named
                                cross join lateral (
                                """ + COLUMNS + "history where partner = named" + PAGE + """
                                ) as line
                                order by line.seq limit :most
                                """)
                        .bindArray("names", PartnerId.class, List.copyOf(names)),
                after,
                most);
    }

    /** The newest of what happened to one thing, newest first. */
    public static List<Recorded> latestOfSubject(Handle db, String subject, int most) {
        return list(db.createQuery(COLUMNS + "events where subject = :subject" + LATEST)
                .bind("subject", subject)
                .bind("most", most));
    }

    /** The newest of what concerned a partner, newest first: give all its names. */
    public static List<Recorded> latestOfPartner(Handle db, Collection<PartnerId> names, int most) {
        return list(db.createQuery("""
                        select line.* from unnest(:names) as named
                        cross join lateral (
                        """ + COLUMNS + "history where partner = named" + LATEST + """
                        ) as line
                        order by line.seq desc limit :most
                        """)
                .bindArray("names", PartnerId.class, List.copyOf(names))
                .bind("most", most));
    }

    /** What came of one request, oldest first. */
    public static List<Recorded> ofRequest(Handle db, PartnerId partner, String request, long after, int most) {
        return page(
                db.createQuery(COLUMNS + "history where partner = :partner and request_id = :request" + PAGE)
                        .bind("partner", partner)
                        .bind("request", request),
                after,
                most);
    }

    private static List<Recorded> page(Query query, long after, int most) {
        return list(query.bind("after", after).bind("most", most));
    }

    private static List<Recorded> list(Query query) {
        return query.map((row, context) -> new Recorded(
                        row.getLong("seq"),
                        row.getTimestamp("at").toInstant(),
                        new Event(
                                new PartnerId(row.getString("partner")),
                                Optional.ofNullable(row.getString("request_id")),
                                row.getString("subject"),
                                row.getString("step"),
                                detail(row.getString("detail")))))
                .list();
    }

    private static ObjectNode detail(String text) {
        return Json.parse(text);
    }
}
