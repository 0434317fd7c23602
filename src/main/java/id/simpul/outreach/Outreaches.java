package id.simpul.outreach;

import id.simpul.database.Rows;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Effects;
import id.simpul.partner.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Visits and outreach of the library's own in the database. */
final class Outreaches {
    private static final String SELECT = """
            select id, current_partner(partner) as partner, purpose, on_day, about, state
              from outreaches
            """;

    private Outreaches() {}

    /** Those of these who take part now, by the names that were given; the library's own systems are nobody to go to. */
    static Map<String, PartnerId> partners(Handle db, Collection<String> names) {
        return db
                .createQuery("""
                        select asked.name, partners.id
                          from unnest(:names) as asked (name)
                          join known_partners as partners on partners.id = current_partner(asked.name) and partners.removed_at is null
                         where partners.kind <> 'library'
                        """)
                .bindArray("names", String.class, names)
                .map((row, context) -> Map.entry(row.getString("name"), new PartnerId(row.getString("id"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static List<Outreach> locked(Handle db, Collection<String> ids) {
        return db.createQuery(SELECT + "where id = any(:ids) order by id for update")
                .bindArray("ids", String.class, ids)
                .map((row, context) -> outreach(row))
                .list();
    }

    /** What is recorded for a partner from a day on, under whatever name, and locked. */
    static List<Outreach> coming(Handle db, PartnerId partner, LocalDate from) {
        return db.createQuery(SELECT + """
                         where partner in (select names_of(:partner)) and state = 'recorded' and on_day >= :from
                         order by id
                           for update
                        """)
                .bind("partner", partner)
                .bind("from", from)
                .map((row, context) -> outreach(row))
                .list();
    }

    /** What is recorded of these partners on these days. */
    static List<Outreach> on(Handle db, Collection<PartnerId> partners, Collection<LocalDate> days) {
        return db.createQuery(SELECT + """
                         where state = 'recorded' and on_day = any(:days) and current_partner(partner) = any(:partners)
                        """)
                .bindArray("days", LocalDate.class, days)
                .bindArray("partners", PartnerId.class, partners)
                .map((row, context) -> outreach(row))
                .list();
    }

    /** So many that are not given up, the latest first, beginning after one of that day and id. */
    static List<Outreach> page(Handle db, LocalDate from, String after, int most) {
        return db.createQuery(SELECT + """
                         where state = 'recorded' and (on_day < :from or (on_day = :from and id > :after))
                         order by on_day desc, id
                         limit :most
                        """)
                .bind("from", from)
                .bind("after", after)
                .bind("most", most)
                .map((row, context) -> outreach(row))
                .list();
    }

    /** Writes visits as they are after these effects. */
    static void write(Handle db, Collection<Effect> effects) {
        Map<String, Outreach> after = new LinkedHashMap<>();
        Effects.among(effects, OutreachChanged.class)
                .forEach(changed -> after.put(changed.after().id(), changed.after()));
        if (after.isEmpty()) {
            return;
        }
        Rows.bind(db.createUpdate("""
                        insert into outreaches (id, partner, purpose, on_day, about, state)
                        select * from unnest(:id, :partner, :purpose, :on, :about, :state)
                            on conflict (id) do update set state = excluded.state, about = excluded.about
                        """), Outreach.class, List.copyOf(after.values()))
                .execute();
    }

    private static Outreach outreach(ResultSet row) throws SQLException {
        return new Outreach(
                row.getString("id"),
                new PartnerId(row.getString("partner")),
                row.getString("purpose"),
                row.getObject("on_day", LocalDate.class),
                Optional.ofNullable(row.getString("about")),
                Outreach.State.ofWire(row.getString("state")));
    }
}
