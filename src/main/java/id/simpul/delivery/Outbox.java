package id.simpul.delivery;

import id.simpul.ledger.Ids;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.NoticeContent;
import id.simpul.partner.Channel;
import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** Promises that are written with the effect they tell of, and kept after it has committed. */
public final class Outbox {
    private final Runnable wake;
    private final Consumer<Collection<Lane>> promised;
    private final UnaryOperator<Instant> hours;

    /**
     * @param wake called after each commit that made promises, usually {@link Dispatcher#wake()}
     */
    public Outbox(Runnable wake) {
        this(wake, lanes -> wake.run(), UnaryOperator.identity());
    }

    private Outbox(Runnable wake, Consumer<Collection<Lane>> promised, UnaryOperator<Instant> hours) {
        this.wake = wake;
        this.promised = promised;
        this.hours = hours;
    }

    /**
     * One that tells where it made promises.
     *
     * @param dispatcher whoever delivers then; nobody while the hub starts
     * @param hours the next time from then on at which mails go out that nobody waits for
     */
    public static Outbox before(Supplier<Optional<Dispatcher>> dispatcher, UnaryOperator<Instant> hours) {
        return new Outbox(
                () -> dispatcher.get().ifPresent(Dispatcher::wake),
                lanes -> dispatcher.get().ifPresent(there -> there.wake(lanes)),
                hours);
    }

    /**
     * Promises the notices to their partners, in this order, by the channels each partner takes; belongs into the
     * transaction of the effect. The same notice promised again (same topic, data, request and time) is one notice.
     *
     * @param at when what they tell of happened
     */
    public void promise(Handle db, Collection<Notice> notices, Instant at) {
        List<Row> rows = new ArrayList<>();
        for (Notice notice : notices) {
            String data = dataOf(notice);
            for (PartnerId partner : notice.to()) {
                rows.add(Row.of(notice, data, partner, at)
                        .mailedAt(notice.topic().isAnswer() ? at : hours.apply(at)));
            }
        }
        if (!rows.isEmpty()) {
            List<Lane> lanes = write(db, rows, at);
            afterCommit(db, () -> promised.accept(lanes));
        }
    }

    /**
     * Promises replies that could not be put on their partners' reply queues; they are kept already.
     *
     * @param replies whose and which; one that waits already is not promised twice
     */
    public void promiseReplies(Handle db, Collection<UnsentReply> replies, Instant at) {
        if (replies.isEmpty()) {
            return;
        }
        db.createUpdate("""
                        insert into deliveries (partner, channel, reply, next_at)
                        select u.partner, 'reply', r.seq, :at
                        from unnest(:partners, :requests, :ids) as u (partner, request, reply_id)
                        cross join lateral (
                            select reply as seq from requests
                            where partner = u.partner and id = u.request and reply_id = u.reply_id
                            union all
                            select seq from replies where partner = u.partner and reply_id = u.reply_id
                            limit 1
                        ) r
                        order by r.seq
                        on conflict (reply) where state = 'waiting' and reply is not null do nothing
                        """)
                .bindArray(
                        "partners",
                        PartnerId.class,
                        replies.stream().map(UnsentReply::partner).toList())
                .bindArray(
                        "requests",
                        String.class,
                        replies.stream().map(UnsentReply::request).toList())
                .bindArray(
                        "ids",
                        String.class,
                        replies.stream().map(UnsentReply::replyId).toList())
                .bind("at", at)
                .execute();
        wakeAfterCommit(db);
    }

    /**
     * Promises to ask partners at the address they gave whether it is theirs, and to tell those who take notices by queue. Of
     * each partner one such mail waits at most: it goes to the address that is to be confirmed then.
     *
     * @param asked which partners, each about which address, by a name that does not show it
     */
    void promiseToAsk(Handle db, Map<PartnerId, String> asked, NoticeContent content, Instant at) {
        if (asked.isEmpty()) {
            return;
        }
        List<PartnerId> partners = asked.keySet().stream().sorted().toList();
        db.createUpdate("""
                        update deliveries set attempts = 0, next_at = :at
                        where partner = any (:partners) and channel = 'confirmation' and state = 'waiting'
                        """)
                .bindArray("partners", PartnerId.class, partners)
                .bind("at", at)
                .execute();
        Notice notice = Notice.to(partners, content);
        String data = dataOf(notice);
        List<Row> rows = partners.stream()
                .map(partner -> Row.of(Ids.of("ntc", partner, asked.get(partner), at), notice, data, partner, at))
                .toList();
        ask(db, rows, at);
        wakeAfterCommit(db);
    }

    private static void ask(Handle db, List<Row> rows, Instant at) {
        db.createUpdate("""
                        with written as (
                            insert into notices (id, partner, topic, event, at)
                            select id, partner, topic, event, :at
                            from unnest(:ids, :partners, :topics, :events) as u (id, partner, topic, event)
                            on conflict (id) do nothing
                            returning seq, partner
                        )
                        insert into deliveries (partner, channel, notice, next_at)
                        select w.partner, way.channel, w.seq, :at
                        from written w
                        join partners p on p.id = w.partner
                        cross join lateral (
                            select 'confirmation' as channel
                            where not exists (
                                select from deliveries d
                                where d.partner = w.partner and d.channel = 'confirmation' and d.state = 'waiting')
                            union all
                            select 'queue' where 'queue' = any (p.channels) and p.has_system
                        ) way
                        order by w.seq
                        """)
                .bindArray("ids", String.class, rows.stream().map(Row::id).toList())
                .bindArray(
                        "partners",
                        PartnerId.class,
                        rows.stream().map(Row::partner).toList())
                .bindArray("topics", String.class, rows.stream().map(Row::topic).toList())
                .bindArray("events", String.class, rows.stream().map(Row::event).toList())
                .bind("at", at)
                .execute();
    }

    /**
     * A reply by the id its event has.
     *
     * @param request what it answers: the id of a request, or of a message that had none
     */
    public record UnsentReply(PartnerId partner, String request, String replyId) {}

    /**
     * A partner that was merged into another is told at the other's, and that it was at its own; one that cannot be reached leaves
     * a trace for staff, who are told by mail where the policy says, and one that takes part no more is not told anything else: staff knew when they ended its part.
     */
    private static List<Lane> write(Handle db, List<Row> rows, Instant at) {
        return db.createQuery("""
                        with promised as (
                            select p.id as partner, p.channels, u.*
                            from unnest(:ids, :partners, :topics, :requests, :events, :ways, :lastDays, :mailAts)
                                with ordinality as u (notice_id, told, topic, request_id, event, told_by, last_day, mail_at, n)
                            left join partners p on p.id = case when u.topic = 'partner.ended' then u.told
                                                                else coalesce(current_partner(u.told), u.told) end
                        ), written as (
                            insert into notices (id, partner, topic, request_id, event, last_day, at)
                            select notice_id, coalesce(partner, told), topic, request_id, event, last_day, :at
                            from promised
                            where told_by <> 'others' or not channels <@ array['queue']
                            order by n
                            on conflict (id) do nothing
                            returning seq, partner, id, topic
                        )
                        insert into deliveries (partner, channel, notice, state, next_at, last_error)
                        select w.partner, way.channel, w.seq, way.state,
                            case way.channel when 'email' then told.mail_at else :at end, way.reason
                        from written w
                        join (select distinct notice_id, told_by, mail_at from promised) as told on told.notice_id = w.id
                        left join partners gone on gone.id = w.partner and gone.removed_at is not null
                        left join partners p on p.id = w.partner and p.removed_at is null
                        cross join lateral (
                            select channel,
                                case when stopped then 'waived' else 'waiting' end as state,
                                case when stopped then 'The partner wants no mails of this kind' end as reason
                            from unnest(p.channels) as channel
                            cross join lateral (select channel = 'email' and exists (
                                select from mail_stops s where s.partner = p.id and s.topic = w.topic) as stopped) as stop
                            where (told_by = 'all' or (told_by = 'queue') = (channel = 'queue'))
                                and (channel <> 'queue' and channel <> 'email'
                                    or channel = 'queue' and p.has_system
                                    or channel = 'email' and coalesce(p.email, p.email_unconfirmed, p.email_returned) is not null)
                            union all
                            select 'email', 'waiting', null
                            where w.topic = 'partner.ended' and gone.email is not null
                            union all
                            select 'email', 'waived', 'The partner takes part no more'
                            where gone.id is not null and not (w.topic = 'partner.ended' and gone.email is not null)
                            union all
                            select 'email', 'waiting', null
                            where w.partner = :staff and p.id is null
                            union all
                            select 'email', 'dropped', case
                                when p.id is null then 'There is no such partner, or not any more'
                                else 'The partner takes notices neither by queue (no system) nor by e-mail (no address)' end
                            where p.id is null and gone.id is null and w.partner <> :staff
                                or p.channels <@ array['queue', 'email']
                                and not ('queue' = any (p.channels) and p.has_system)
                                and not ('email' = any (p.channels) and coalesce(p.email, p.email_unconfirmed, p.email_returned) is not null)
                        ) way
                        order by w.seq, way.channel
                        returning partner, channel
                        """)
                .bindArray("ids", String.class, rows.stream().map(Row::id).toList())
                .bindArray(
                        "partners",
                        PartnerId.class,
                        rows.stream().map(Row::partner).toList())
                .bindArray("topics", String.class, rows.stream().map(Row::topic).toList())
                .bindArray(
                        "requests",
                        String.class,
                        rows.stream().map(row -> row.request().orElse(null)).toArray())
                .bindArray("events", String.class, rows.stream().map(Row::event).toList())
                .bindArray(
                        "ways",
                        String.class,
                        rows.stream().map(row -> row.way().wire()).toList())
                .bindArray(
                        "lastDays",
                        LocalDate.class,
                        rows.stream().map(row -> row.lastDay().orElse(null)).toArray())
                .bindArray(
                        "mailAts", Instant.class, rows.stream().map(Row::mailAt).toList())
                .bind("staff", PartnerId.STAFF)
                .bind("at", at)
                .map((row, context) ->
                        new Lane(new PartnerId(row.getString("partner")), new Channel(row.getString("channel"))))
                .list();
    }

    /** What the notice holds, and which request began it. */
    private static String dataOf(Notice notice) {
        return notice.request()
                .map(request -> Json.object().put("request", request))
                .map(data -> Json.text(data.setAll(notice.data())))
                .orElseGet(() -> Json.written(notice.content()));
    }

    private void wakeAfterCommit(Handle db) {
        afterCommit(db, wake);
    }

    private static void afterCommit(Handle db, Runnable told) {
        if (db.isInTransaction()) {
            db.afterCommit(told);
        } else {
            told.run();
        }
    }

    private record Row(
            String id,
            PartnerId partner,
            String topic,
            Optional<String> request,
            String event,
            Notice.Way way,
            Optional<LocalDate> lastDay,
            Instant mailAt) {
        static Row of(Notice notice, String data, PartnerId partner, Instant at) {
            return of(Ids.of("ntc", notice.topic().wire(), partner, data, at), notice, data, partner, at);
        }

        Row mailedAt(Instant when) {
            return new Row(id, partner, topic, request, event, way, lastDay, when);
        }

        static Row of(String id, Notice notice, String data, PartnerId partner, Instant at) {
            String topic = notice.topic().wire();
            String event = Json.written(json -> {
                json.writeStartObject();
                json.writeStringField("specversion", "1.0");
                json.writeStringField("id", id);
                json.writeStringField("source", "/hub");
                json.writeStringField("type", "id.simpul.notice." + topic + ".v1");
                json.writeStringField("time", at.toString());
                json.writeStringField("datacontenttype", "application/json");
                json.writeFieldName("data");
                json.writeRawValue(data);
                json.writeEndObject();
            });
            return new Row(id, partner, topic, notice.request(), event, notice.way(), notice.lastDay(), at);
        }
    }
}
