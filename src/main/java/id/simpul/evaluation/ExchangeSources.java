package id.simpul.evaluation;

import java.util.List;

/**
 * What is counted of the exchange of publications; gifts are none. As the exchange book counts: a publication is sent when its
 * sender says so or else when it arrives, and received when the library says that it has it (R16). What is told after the cut-off of
 * a day before it changes nothing of what was published.
 */
final class ExchangeSources {
    private ExchangeSources() {}

    static final List<Source> ALL =
            List.of(Source.of("""
                    , late as (
                        select events.detail::jsonb ->> 'pair' as pair,
                               array_agg((events.detail::jsonb ->> 'by') || ' ' || events.step) as told
                          from (select distinct exchange from exchange_pairs) as exchanges
                          join events on events.subject = exchanges.exchange and events.at > :asOf
                           and events.step in ('sent', 'received')
                         group by 1),
                    told as (
                        select exchange_pairs.partner, exchange_pairs.gets is not null as host_gives,
                               case when 'host sent' = any(late.told) then null else host_sent end as host_sent,
                               case when 'partner received' = any(late.told) then null else partner_received end
                                   as partner_received,
                               case when 'host received' = any(late.told) then null else host_received end as host_received
                          from exchange_pairs
                          left join late on late.pair = exchange_pairs.id),
                    gone as (
                        select partner, host_received,
                               case when host_gives then least(host_sent, partner_received) end as host_gave
                          from told)
                    select names.partner,
                           count(*) filter (where host_gave between :from and :to) as sent,
                           count(*) filter (where host_received between :from and :to) as received,
                           count(*) filter (where host_gave <= :to) - count(*) filter (where host_received <= :to) as balance
                      from gone
                      join names on names.id = gone.partner
                     where host_gave <= :to or host_received <= :to
                     group by names.partner
                    """, Count.SENT, Count.RECEIVED, Count.BALANCE).needing("exchange_pairs"));
}
