package id.simpul.privilege;

import id.simpul.partner.PartnerId;
import id.simpul.privilege.PrivilegeFacts.Agreed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What is known of universities elsewhere: their names, and the agreements with them. */
final class Universities {
    private Universities() {}

    /** Who may be meant by each of these names: a university's own, a former one, or one of a university merged into it. */
    static Map<String, Set<PartnerId>> issuers(Handle db, Collection<String> names) {
        Map<String, Set<PartnerId>> issuers = new HashMap<>();
        if (names.isEmpty()) {
            return issuers;
        }
        db.createQuery("""
                        select distinct asked.name, current_partner(p.id) as partner
                          from unnest(:names) as asked (name)
                          join known_partners p
                            on p.kind = 'university'
                           and name_key(asked.name) in (
                               select name_key(known) from unnest(p.aliases || p.name || p.id) as known)
                         order by 1, 2
                        """)
                .bindArray("names", String.class, names.stream().distinct().toList())
                .map((row, context) -> Map.entry(row.getString("name"), new PartnerId(row.getString("partner"))))
                .forEach(entry -> issuers.computeIfAbsent(entry.getKey(), none -> new HashSet<>())
                        .add(entry.getValue()));
        return issuers;
    }

    static Map<PartnerId, List<Agreed>> agreements(Handle db, Collection<PartnerId> universities) {
        Map<PartnerId, List<Agreed>> agreements = new HashMap<>();
        db.createQuery("""
                        select asked.id as partner, a.id, a.form, a.from_day, a.to_day
                          from unnest(:universities) as asked (id)
                         cross join lateral agreements_of(asked.id) as a
                        """)
                .bindArray("universities", PartnerId.class, universities)
                .map((row, context) -> Map.entry(
                        new PartnerId(row.getString("partner")),
                        new Agreed(
                                row.getString("id"),
                                row.getString("form"),
                                row.getObject("from_day", LocalDate.class),
                                row.getObject("to_day", LocalDate.class))))
                .forEach(entry -> agreements
                        .computeIfAbsent(entry.getKey(), none -> new ArrayList<>())
                        .add(entry.getValue()));
        return agreements;
    }
}
