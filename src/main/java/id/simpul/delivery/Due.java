package id.simpul.delivery;

import id.simpul.ledger.Json;
import id.simpul.partner.Channel;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** What is to be sent next, whole: a delivery with what it tells, and who it goes to as the directory has it now. */
final class Due {
    /** A delivery with who it goes to and what it tells. */
    private static final String WHOLE = """
            select d.seq, d.partner, d.channel, d.attempts, coalesce(n.topic, '') as topic,
                coalesce(n.request_id, r.request_id) as request, coalesce(n.event, r.event) as event,
                n.last_day,
                coalesce(p.kind, 'other') as kind, coalesce(p.name, d.partner) as name,
                case d.channel when 'confirmation' then p.email_unconfirmed else p.email end as email,
                jsonb_strip_nulls(jsonb_build_object('phone', p.contact_phone)) || coalesce(p.addresses, '{}') as addresses,
                coalesce(p.language, 'id') as language
            """;

    private static final String TOLD = """
            left join notices n on n.seq = d.notice
            left join all_replies r on r.partner = d.partner and r.seq = d.reply
            left join partners p on p.id = d.partner
            """;

    private final Jdbi jdbi;

    Due(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The first deliveries of the lanes, lane by lane in order.
     *
     * @param bytes no more than these, in all their events together, but of each lane the first
     */
    List<Delivery> first(Collection<Lane> lanes, Instant now, int perLane, long bytes) {
        return jdbi.withHandle(db -> db.createQuery(WHOLE + """
                        from (
                            select w.*, sum(octet_length(coalesce(n.event, r.event))) over (order by w.place, w.partner) as bytes
                            from unnest(:partners, :channels) as lane (partner, channel)
                            cross join lateral (
                                select *, row_number() over (order by not_before, seq) as place
                                from (
                                    select * from deliveries
                                    where state = 'waiting' and channel = lane.channel
                                        and partner between lane.partner and lane.partner
                                    order by partner, not_before, seq limit :perLane
                                ) as ahead
                            ) w
                            left join notices n on n.seq = w.notice
                            left join all_replies r on r.partner = w.partner and r.seq = w.reply
                            where w.next_at <= :now
                        ) d
                        """ + TOLD + """
                        where d.place = 1 or d.bytes <= :bytes
                        order by d.channel, d.partner, d.place
                        """)
                .bindArray(
                        "partners",
                        PartnerId.class,
                        lanes.stream().map(Lane::partner).toList())
                .bindArray(
                        "channels",
                        String.class,
                        lanes.stream().map(lane -> lane.channel().wire()).toList())
                .bind("perLane", perLane)
                .bind("bytes", bytes)
                .bind("now", now)
                .map((row, context) -> delivery(row))
                .list());
    }

    /**
     * The mails that recipients can have now, of those of whom that is plain: they have few waiting, none of them to be gathered, and
     * had few of late.
     *
     * @param few how many each may have at most, those since {@code since} included
     * @param bytes no more than these, in all their events together, but of each recipient the first
     */
    Map<Lane, List<Delivery>> plainMails(Collection<Lane> lanes, Instant now, Instant since, int few, long bytes) {
        return jdbi.withHandle(db -> db
                .createQuery(WHOLE + """
                        from (
                            select w.*, sum(octet_length(n.event)) over (order by w.place, w.partner) as bytes
                            from unnest(:partners) as lane (partner)
                            cross join lateral (
                                select *, row_number() over (order by not_before, seq) as place, count(*) over () as many,
                                    bool_or(gathered is not null) over () as any_gathered
                                from (
                                    select * from deliveries
                                    where state = 'waiting' and channel = 'email' and partner between lane.partner and lane.partner
                                    order by partner, not_before, seq limit :few + 1
                                ) as ahead
                                where next_at <= :now
                            ) w
                            cross join lateral (
                                select count(*) as many from deliveries
                                where partner = lane.partner and channel = 'email' and state = 'sent'
                                    and gathered is null and sent_at > :since
                            ) had
                            join notices n on n.seq = w.notice
                            where not w.any_gathered and w.many + had.many <= :few
                        ) d
                        """ + TOLD + """
                        where d.place = 1 or d.bytes <= :bytes
                        order by d.partner, d.place
                        """)
                .bindArray(
                        "partners",
                        PartnerId.class,
                        lanes.stream().map(Lane::partner).toList())
                .bind("since", since)
                .bind("few", few)
                .bind("bytes", bytes)
                .bind("now", now)
                .map((row, context) -> delivery(row))
                .stream()
                .collect(Collectors.groupingBy(Delivery::lane)));
    }

    /** These, in order, as far as they wait. */
    List<Delivery> bySeq(Collection<Long> seqs) {
        return jdbi.withHandle(db -> db.createQuery(WHOLE + " from deliveries d " + TOLD + """
                        where d.seq = any (:seqs) and d.state = 'waiting'
                        order by d.seq
                        """)
                .bindArray("seqs", Long.class, seqs)
                .map((row, context) -> delivery(row))
                .list());
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getLong("seq"),
                new Channel(row.getString("channel")),
                row.getInt("attempts"),
                new Delivery.Recipient(
                        new PartnerId(row.getString("partner")),
                        PartnerKind.ofWire(row.getString("kind")).orElse(PartnerKind.OTHER),
                        row.getString("name"),
                        Optional.ofNullable(row.getString("email")),
                        addresses(row.getString("addresses")),
                        Language.ofWire(row.getString("language"))),
                row.getString("topic"),
                Optional.ofNullable(row.getString("request")),
                row.getString("event"),
                Optional.ofNullable(row.getObject("last_day", LocalDate.class)),
                Optional.empty());
    }

    private static Map<String, String> addresses(String json) {
        return Json.parse(json).properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, address -> address.getValue().asText()));
    }
}
