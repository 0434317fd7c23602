package id.simpul.history;

import java.util.List;

/** What must hold of exchanges and of those who take part no more, asked of the tables in words of its own; what the tables
 * themselves make impossible is not asked. */
final class TruthsOfExchange {
    static final List<Truth> ALL = List.of(
            new Truth("a copy is promised once: to one batch, in one pair, or as one gift", """
                    select barcode || ' is promised to ' || string_agg(promised_to, ', ' order by promised_to)
                      from (select barcode, id as promised_to from exchange_pairs where barcode is not null and state <> 'declined'
                            union all
                            select barcode, gift from exchange_gift_items where barcode is not null
                            union all
                            select barcode, batch from batch_items where state = 'planned') as promises
                     group by barcode having count(*) > 1"""),
            new Truth(
                    "a copy for exchange is out with the pair or the gift with which it left, and else in the house",
                    """
                    select i.barcode || ' is out with ' || coalesce(i.loan, 'nothing') || ' and left with ' || coalesce(l.with_it, 'nothing')
                      from items i
                      left join (select barcode, id as with_it from exchange_pairs
                                  where host_sent is not null or (gets is not null and partner_received is not null)
                                 union all
                                 select barcode, gift from exchange_gift_items where barcode is not null) as l using (barcode)
                     where i.collection = 'exchange' and i.loan is distinct from l.with_it"""),
            new Truth("a pair stands where what both sides told of it has brought it", """
                    select id || ' is ' || state
                      from exchange_pairs
                     where state <> case
                           when partner_declined is not null or host_declined is not null then 'declined'
                           when (gives is null or host_received is not null) and (gets is null or partner_received is not null) then 'closed'
                           when host_received is not null or partner_received is not null then 'received'
                           when host_sent is not null or partner_sent is not null then 'sent'
                           when partner_agreed is not null and (host_agreed is not null or not near) then 'agreed'
                           else 'proposed' end"""),
            new Truth("what both sides told of a pair stands in the history once, and nothing else does", """
                    with marks as (
                        select p.exchange, p.id as pair, told.by, told.step
                          from exchange_pairs p
                         cross join lateral (values ('partner', 'agreed', partner_agreed), ('host', 'agreed', host_agreed),
                                   ('partner', 'declined', partner_declined), ('host', 'declined', host_declined),
                                   ('partner', 'sent', partner_sent), ('host', 'sent', host_sent),
                                   ('partner', 'received', partner_received), ('host', 'received', host_received))
                               as told (by, step, on_day)
                         where told.on_day is not null),
                    recorded as (
                        select subject as exchange, detail::jsonb ->> 'pair' as pair, detail::jsonb ->> 'by' as by, step
                          from events
                         where step in ('agreed', 'declined', 'sent', 'received') and detail::jsonb ->> 'pair' is not null)
                    select coalesce(m.pair, r.pair) || ' ' || coalesce(m.by || ' ' || m.step, 'nothing') || ', recorded '
                           || coalesce(r.by || ' ' || r.step, 'nothing')
                      from marks m full join recorded r using (exchange, pair, by, step)
                     where m.pair is null or r.pair is null
                    union all
                    select pair || ' ' || by || ' ' || step || ' is recorded ' || count(*) || ' times'
                      from recorded group by pair, by, step having count(*) > 1"""),
            new Truth(
                    "who takes part no more has no term, no batch to come, and no pair of which nothing has left",
                    """
                    with gone as (select id from known_partners where removed_at is not null and merged_into is null)
                    select a.school || ' has the term ' || a.id
                      from rotation_agreements a where a.state = 'active' and current_partner(a.school) in (select id from gone)
                    union all
                    select b.school || ' waits for ' || b.id
                      from batches b
                     where b.state in ('planned', 'announced', 'packed') and current_partner(b.school) in (select id from gone)
                    union all
                    select p.partner || ' has the pair ' || p.id
                      from exchange_pairs p
                     where p.state in ('proposed', 'agreed') and current_partner(p.partner) in (select id from gone)"""));

    private TruthsOfExchange() {}
}
