package id.simpul.evaluation;

import java.util.List;

/**
 * What is counted of the exchange of publications; gifts are none. As the exchange book counts: a publication is sent when its
 * sender says so or else when it arrives, and received when the library says that it has it (R16).
 */
final class ExchangeSources {
    private ExchangeSources() {}

    static final List<Source> ALL =
            List.of(Source.of("""
                    , gone as (
                        select partner, host_received,
                               case when gets is not null then least(host_sent, partner_received) end as host_gave
                          from exchange_pairs)
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
