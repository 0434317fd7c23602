package id.simpul.agreement;

import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Who may be a party, and to whom proposals are forwarded.
 *
 * @param members the partners that take part now, by the ids under which they were asked for: one that was merged stands under
 *     its old id too
 * @param nationals the national library's ids
 */
record PartyDirectory(Map<String, Member> members, List<PartnerId> nationals) {
    /** A partner as agreements speak of it. */
    record Member(PartnerId id, PartnerKind kind, String name, Optional<String> region) {}

    static PartyDirectory read(Handle db, Collection<String> asked) {
        Map<String, Member> members = new LinkedHashMap<>();
        db.createQuery("""
                        select asked.id as asked, p.id, p.kind, p.name, p.region_code
                          from unnest(:asked) as asked (id)
                          join known_partners p on p.id = current_partner(asked.id)
                         where p.removed_at is null
                        """)
                .bindArray("asked", String.class, asked.stream().distinct().toList())
                .map((row, context) -> Map.entry(
                        row.getString("asked"),
                        new Member(
                                new PartnerId(row.getString("id")),
                                PartnerKind.ofWire(row.getString("kind")).orElseThrow(),
                                row.getString("name"),
                                Optional.ofNullable(row.getString("region_code")))))
                .forEach(entry -> members.put(entry.getKey(), entry.getValue()));
        return new PartyDirectory(members, nationals(db));
    }

    private static List<PartnerId> nationals(Handle db) {
        return db.createQuery("select id from known_partners where kind = :kind and removed_at is null order by id")
                .bind("kind", PartnerKind.NATIONAL.wire())
                .mapTo(PartnerId.class)
                .list();
    }

    Optional<Member> find(String id) {
        return Optional.ofNullable(members.get(id));
    }

    /** What it is called; its id if it takes part no more. */
    String nameOf(PartnerId partner) {
        return find(partner.value()).map(Member::name).orElse(partner.value());
    }
}
