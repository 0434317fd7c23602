package id.simpul.delivery;

import id.simpul.partner.Channel;
import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The rows of what is promised to partners: who is told what, and by which channels that goes out. */
final class NoticeRows {
    private NoticeRows() {}

    /**
     * Writes the notices, and for each channel by which they go that they are to be delivered. A partner that was merged into
     * another is told at the other's, and that it was at its own; one that cannot be reached leaves a trace for staff, who are told
     * by mail where the policy says, and one that takes part no more is not told anything else: staff knew when they ended its part.
     *
     * @return the lanes in which deliveries were written
     */
    static List<Lane> promise(Handle db, List<NoticeRow> rows, Instant at) {
        return bound(rows, db.createQuery("""
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
                        insert into deliveries (partner, channel, notice, state, next_at, not_before, last_error)
                        select w.partner, way.channel, w.seq, way.state,
                            coalesce(case way.channel when 'email' then told.mail_at end, :at),
                            coalesce(case way.channel when 'email' then told.mail_at end, '-infinity'), way.reason
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
                        """))
                .bindArray(
                        "requests",
                        String.class,
                        rows.stream().map(row -> row.request().orElse(null)).toArray())
                .bindArray(
                        "ways",
                        String.class,
                        rows.stream().map(row -> row.way().wire()).toList())
                .bindArray(
                        "lastDays",
                        LocalDate.class,
                        rows.stream().map(row -> row.lastDay().orElse(null)).toArray())
                .bindArray(
                        "mailAts",
                        Instant.class,
                        rows.stream().map(row -> row.mailAt().orElse(null)).toArray())
                .bind("staff", PartnerId.STAFF)
                .bind("at", at)
                .map((row, context) ->
                        new Lane(new PartnerId(row.getString("partner")), new Channel(row.getString("channel"))))
                .list();
    }

    /**
     * Writes the question whether an address is a partner's: by mail to that address, unless such a mail waits already, and by queue
     * to those who take notices so.
     */
    static void ask(Handle db, List<NoticeRow> rows, Instant at) {
        bound(rows, db.createUpdate("""
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
                        """)).bind("at", at).execute();
    }

    /** What every statement has of the rows. */
    private static <S extends SqlStatement<S>> S bound(List<NoticeRow> rows, S statement) {
        return statement
                .bindArray("ids", String.class, rows.stream().map(NoticeRow::id).toList())
                .bindArray(
                        "partners",
                        PartnerId.class,
                        rows.stream().map(NoticeRow::partner).toList())
                .bindArray(
                        "topics",
                        String.class,
                        rows.stream().map(NoticeRow::topic).toList())
                .bindArray(
                        "events",
                        String.class,
                        rows.stream().map(NoticeRow::event).toList());
    }
}
