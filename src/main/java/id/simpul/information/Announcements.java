package id.simpul.information;

import id.simpul.database.Rows;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Effects;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Announcements in the database, and whom they can reach. */
final class Announcements {
    private Announcements() {}

    /**
     * Who takes part now.
     *
     * @param kinds of which all partners are wanted
     * @param names by which partners are or were known
     */
    static Audience audience(Handle db, Collection<PartnerKind> kinds, Collection<String> names) {
        Map<PartnerKind, List<PartnerId>> members = new HashMap<>();
        db.createQuery(
                        "select kind, id from known_partners where removed_at is null and kind = any(:kinds) order by id")
                .bindArray(
                        "kinds",
                        String.class,
                        kinds.stream().map(PartnerKind::wire).toList())
                .map((row, context) -> Map.entry(
                        PartnerKind.ofWire(row.getString("kind")).orElseThrow(), new PartnerId(row.getString("id"))))
                .forEach(member -> members.computeIfAbsent(member.getKey(), kind -> new ArrayList<>())
                        .add(member.getValue()));
        Map<String, Audience.Named> named = new HashMap<>();
        db.createQuery("""
                        select asked.name as asked, p.id, p.name
                          from unnest(:names) as asked (name)
                          join known_partners p on p.id = current_partner(asked.name) and p.removed_at is null
                        """)
                .bindArray("names", String.class, names)
                .map((row, context) -> Map.entry(
                        row.getString("asked"),
                        new Audience.Named(new PartnerId(row.getString("id")), row.getString("name"))))
                .forEach(member -> named.put(member.getKey(), member.getValue()));
        return new Audience(members, named);
    }

    static void write(Handle db, List<Decided> decided) {
        PreparedBatch batch = db.prepareBatch("""
                insert into announcements (id, partner, subject, body, audience, recipients, published_at)
                values (:id, :by, :subject, :body, :audience, :recipients, :at)
                """);
        decided.forEach(one -> Effects.of(List.of(one), Published.class)
                .forEach(published ->
                        Rows.bind(batch, published).bind("at", one.at()).add()));
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
