package id.simpul.evaluation;

import java.util.List;

/** What is counted of the exchange of publications; gifts are none. */
final class ExchangeSources {
    private ExchangeSources() {}

    static final List<Source> ALL =
            List.of(Source.of("""
                    select names.partner,
                           count(*) filter (where host_sent between :from and :to) as sent,
                           count(*) filter (where partner_sent between :from and :to) as received,
                           count(*) filter (where host_sent <= :to) - count(*) filter (where partner_sent <= :to) as balance
                      from exchange_pairs
                      join names on names.id = exchange_pairs.partner
                     where host_sent <= :to or partner_sent <= :to
                     group by names.partner
                    """, Count.SENT, Count.RECEIVED, Count.BALANCE).needing("exchange_pairs"));
}
