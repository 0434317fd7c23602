package id.simpul.catalogue;

import id.simpul.database.Rows;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What staff name when they join works or tell them apart, by the barcode of a copy or the id of a title. */
final class WorksNamed implements Desk.Facts {
    private final Map<String, Own> own;
    private final Works works;
    private final List<Catalogued.Doubt> open;
    private final Map<String, String> names;

    /**
     * The description that is meant by a name.
     *
     * @param known whether it is the copy's own; of a copy catalogued long ago only its work is known
     */
    record Own(String id, boolean known) {}

    private WorksNamed(Map<String, Own> own, Works works, List<Catalogued.Doubt> open, Map<String, String> names) {
        this.own = own;
        this.works = works;
        this.open = List.copyOf(open);
        this.names = names;
    }

    static WorksNamed read(Handle db, Collection<String> names) {
        WorkRows.lock(db);
        Map<String, Own> own = new HashMap<>();
        db.createQuery("""
                        select asked.name, coalesce(items.described, items.title, titles.id) as id,
                               items.barcode is null or items.described is not null as known
                          from unnest(:names) as asked (name)
                          left join items on items.barcode = asked.name
                          left join titles on titles.id = asked.name
                         where items.barcode is not null or titles.id is not null
                        """)
                .bindArray("names", String.class, names)
                .map((row, context) ->
                        own.put(row.getString("name"), new Own(row.getString("id"), row.getBoolean("known"))))
                .list();
        Set<String> ids = new HashSet<>();
        own.values().forEach(one -> ids.add(one.id()));
        Works works = WorkRows.read(db, ids, List.of());
        return new WorksNamed(own, works, openDoubts(db, ids), names(db, works.ids()));
    }

    private static Map<String, String> names(Handle db, Collection<String> ids) {
        Map<String, String> names = new HashMap<>();
        db.createQuery("select id, concat_ws(' ', title, volume) as name from titles where id = any(:ids)")
                .bindArray("ids", String.class, ids)
                .map((row, context) -> names.put(row.getString("id"), row.getString("name")))
                .list();
        return names;
    }

    private static List<Catalogued.Doubt> openDoubts(Handle db, Collection<String> ids) {
        return db.createQuery("""
                        select one, other, isbn from title_doubts where one = any(:ids) and decided is null
                        union
                        select one, other, isbn from title_doubts where other = any(:ids) and decided is null
                        """)
                .bindArray("ids", String.class, ids)
                .map((row, context) -> new Catalogued.Doubt(
                        row.getString("one"), row.getString("other"), Optional.ofNullable(row.getString("isbn"))))
                .list();
    }

    Optional<Own> own(String name) {
        return Optional.ofNullable(own.get(name));
    }

    /** As it is written, with its volume. */
    String name(String id) {
        return names.getOrDefault(id, id);
    }

    Works works() {
        return works;
    }

    /** The pairs with it that staff are still asked about. */
    List<Catalogued.Doubt> doubtsOf(String id) {
        return open.stream()
                .filter(doubt -> doubt.one().equals(id) || doubt.other().equals(id))
                .toList();
    }

    /** Descriptions that are of this one's work without any doubt: they say the very same. */
    List<String> twins(String id) {
        Optional<SameWork> form = works.form(id);
        return works.members(works.workOf(id)).stream()
                .filter(other -> works.form(other).equals(form))
                .toList();
    }

    @Override
    public void apply(Effect effect) {
        // Acts of staff come one by one.
    }

    /** Two works are one from now on. */
    record Joined(String joined, String work) implements Effect {}

    /**
     * A work is two from now on, or two stay so.
     *
     * @param parts what each goes by, with all its descriptions; none if they were two before
     */
    record Parted(List<Part> parts, List<Catalogued.Doubt> apart) implements Effect {
        Parted {
            parts = List.copyOf(parts);
            apart = List.copyOf(apart);
        }
    }

    record Part(String work, List<String> members) {}

    private record Member(String id, String work, Optional<String> sameAs) {}

    static void write(Handle db, Collection<Effect> effects, Instant at) {
        for (Effect effect : effects) {
            if (effect instanceof Joined joined) {
                WorkRows.join(db, joined.joined(), joined.work());
                forgetApart(db, joined.work());
            } else if (effect instanceof Parted parted) {
                part(db, parted.parts());
                setApart(db, parted.apart(), at);
            }
        }
    }

    private static void forgetApart(Handle db, String work) {
        db.createUpdate("""
                        with members as (select id from titles where id = :work or same_as = :work)
                        update title_doubts set decided = 'joined'
                         where decided = 'apart'
                           and one in (select id from members) and other in (select id from members)
                        """).bind("work", work).execute();
    }

    /** Each description goes to its part, and with it its copies and the keys that came with it. */
    private static void part(Handle db, List<Part> parts) {
        List<Member> members = new ArrayList<>();
        parts.forEach(part -> part.members()
                .forEach(id -> members.add(
                        new Member(id, part.work(), Optional.of(part.work()).filter(work -> !work.equals(id))))));
        Rows.bind(db.createUpdate("""
                        update titles set same_as = new.same_as
                          from unnest(:id, :sameAs) as new (id, same_as)
                         where titles.id = new.id
                        """), Member.class, members).execute();
        Rows.bind(db.createUpdate("""
                        update title_keys set title = new.work
                          from unnest(:id, :work) as new (id, work)
                         where coalesce(title_keys.own, title_keys.key) = new.id and title_keys.title = any(:id)
                        """), Member.class, members).execute();
        Rows.bind(db.createUpdate("""
                        update items set title = new.work
                          from unnest(:id, :work) as new (id, work)
                         where coalesce(items.described, items.title) = new.id and items.described is not null
                        """), Member.class, members).execute();
    }

    private static void setApart(Handle db, List<Catalogued.Doubt> pairs, Instant at) {
        Rows.bind(db.createUpdate("""
                        insert into title_doubts (one, other, isbn, since, decided)
                        select one, other, isbn, :at, 'apart' from unnest(:one, :other, :isbn) as new (one, other, isbn)
                            on conflict (one, other) do update set decided = 'apart'
                        """), Catalogued.Doubt.class, pairs)
                .bind("at", at)
                .execute();
    }
}
