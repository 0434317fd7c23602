package id.simpul.exchange;

import id.simpul.partner.PartnerId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** How exchanges stand with partners, counted from their pairs: there is no second figure that could differ. */
final class Balances {
    private Balances() {}

    /** Those of these partners, under whatever names they exchanged. */
    static Map<PartnerId, Balance> of(Handle db, Collection<PartnerId> partners) {
        Map<PartnerId, Balance> balances = new HashMap<>();
        db.createQuery("""
                        select asked.partner,
                               count(*) filter (where exchange_pairs.gets is not null
                                                  and (exchange_pairs.host_sent is not null
                                                       or exchange_pairs.partner_received is not null)) as sent,
                               count(*) filter (where exchange_pairs.host_received is not null) as received
                          from unnest(:partners) as asked (partner)
                         cross join lateral names_of(asked.partner) as known (name)
                          join exchange_pairs on exchange_pairs.partner = known.name
                         group by asked.partner
                        """)
                .bindArray("partners", PartnerId.class, partners)
                .map((row, context) -> Map.entry(
                        new PartnerId(row.getString("partner")),
                        new Balance(row.getInt("sent"), row.getInt("received"))))
                .forEach(entry -> balances.put(entry.getKey(), entry.getValue()));
        return balances;
    }
}
