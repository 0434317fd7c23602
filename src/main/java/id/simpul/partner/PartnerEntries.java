package id.simpul.partner;

import id.simpul.database.Order;
import id.simpul.database.Part;
import id.simpul.database.Sorted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Everything known of partners, also of those who take part no more, read in the caller's transaction. */
public final class PartnerEntries {
    /** How lists of them can stand. */
    public static final List<Order> ORDERS =
            List.of(Order.id("partner", "id"), Order.text("name", "lower(name)", "id"));

    private static final String COLUMNS = """
            id, kind, name, email, email_unconfirmed, region_system, region_code, channels, language, has_system,
            address, contact_name, contact_phone, aliases, merged_into, created_at, removed_at,
            array(select key from jsonb_each_text(addresses) order by key) as addressed,
            array(select value from jsonb_each_text(addresses) order by key) as addresses
            """;
    private static final String SELECT = "select " + COLUMNS + " from partners ";

    private PartnerEntries() {}

    /** Everything known of these, also of those who take part no more. */
    public static Map<PartnerId, PartnerEntry> byIds(Handle db, Set<PartnerId> ids) {
        return known(listed(db, ids));
    }

    /** Everything known of these, kept from others until the transaction ends. */
    public static Map<PartnerId, PartnerEntry> locked(Handle db, Set<PartnerId> ids) {
        return known(lock(db, ids));
    }

    /** Those who take part and whose mails go to an address, capital letters or not; so many at most. */
    public static List<PartnerId> withEmail(Handle db, String address, int most) {
        return db.createQuery("""
                        select id from partners
                        where lower(email) = lower(:address) and removed_at is null order by id limit :most
                        """)
                .bind("address", address)
                .bind("most", most)
                .map((row, context) -> new PartnerId(row.getString("id")))
                .list();
    }

    /** The same, and those to whom no mail goes any more because mails to that address came back. */
    public static List<PartnerId> withEmailOnceToo(Handle db, String address, int most) {
        return db.createQuery("""
                        select id from (
                            select id from partners where lower(email) = lower(:address) and removed_at is null
                            union
                            select id from partners
                            where email_returned is not null and lower(email_returned) = lower(:address) and removed_at is null
                        ) known order by id limit :most
                        """)
                .bind("address", address)
                .bind("most", most)
                .map((row, context) -> new PartnerId(row.getString("id")))
                .list();
    }

    /** Locks them in the order of their ids, so that two who change the same never wait for each other. */
    static List<PartnerEntry> lock(Handle db, Collection<PartnerId> ids) {
        return entries(db.createQuery(SELECT + "where id = any(:ids) order by id for update")
                .bindArray("ids", String.class, texts(ids)));
    }

    /**
     * One that takes part now, locked with others.
     *
     * @throws PartnerRefused if there is no such partner
     */
    static PartnerEntry present(Handle db, Collection<PartnerId> all, PartnerId wanted) {
        return lock(db, all).stream()
                .filter(entry ->
                        entry.partner().id().equals(wanted) && entry.removedAt().isEmpty())
                .findFirst()
                .orElseThrow(() -> noSuch(wanted));
    }

    static PartnerRefused noSuch(PartnerId partner) {
        return new PartnerRefused("There is no partner " + partner + "; ./simpul partner list shows who there is.");
    }

    /** In the order of their ids. */
    static List<PartnerEntry> listed(Handle db, Collection<PartnerId> ids) {
        return entries(
                db.createQuery(SELECT + "where id = any(:ids) order by id").bindArray("ids", String.class, texts(ids)));
    }

    /** All who take part now. */
    static List<PartnerEntry> active(Handle db) {
        return entries(db.createQuery(SELECT + "where removed_at is null order by id"));
    }

    /**
     * Those who take part now and are looked for.
     *
     * @param sorted in one of {@link #ORDERS}
     */
    public static Part<PartnerEntry> page(Handle db, PartnerSearch search, Sorted sorted) {
        return sorted.read(
                db.createQuery("select " + COLUMNS + ", " + sorted.place() + " as place"
                                + """
                                 from partners
                                where removed_at is null
                                  and (cast(:text as text) is null or partner_words(id, name, aliases) like :text)
                                  and (cast(:kind as text) is null or kind = :kind)
                                  and (cast(:region as text) is null or region_code like :region)
                                  and (cast(:days as int) is null
                                       or coalesce(last_heard_of(id), '-infinity') < now() - make_interval(days => :days))
                                  and %s
                                order by %s
                                limit :most
                                """.formatted(sorted.beyond(), sorted.by()))
                        .bindByType("text", search.pattern().orElse(null), String.class)
                        .bindByType("kind", search.kind().orElse(null), String.class)
                        .bindByType("region", search.regions().orElse(null), String.class)
                        .bindByType("days", search.silentDays().orElse(null), Integer.class),
                PartnerEntries::entry);
    }

    /** Whoever has or had this name, capital letters or not; also those who take part no more. */
    public static List<PartnerEntry> named(Handle db, String name) {
        return entries(db.createQuery(SELECT + """
                where lower(name) = lower(:name)
                   or exists (select 1 from unnest(aliases) as alias where lower(alias) = lower(:name))
                order by id
                """).bind("name", name));
    }

    /** A partner and all that were merged into it, at whatever remove: what was theirs is its history. */
    public static Set<PartnerId> lineage(Handle db, PartnerId partner) {
        return db.createQuery("""
                        with recursive line (id) as (
                            select :id
                            union
                            select p.id from partners p join line on p.merged_into = line.id)
                        select id from line
                        """).bind("id", partner.value()).mapTo(String.class).stream()
                .map(PartnerId::new)
                .collect(Collectors.toSet());
    }

    private static Map<PartnerId, PartnerEntry> known(List<PartnerEntry> entries) {
        return entries.stream()
                .collect(Collectors.toMap(entry -> entry.partner().id(), Function.identity()));
    }

    private static List<PartnerEntry> entries(Query query) {
        return query.map((row, context) -> entry(row)).list();
    }

    private static PartnerEntry entry(ResultSet row) throws SQLException {
        return new PartnerEntry(
                partner(row),
                Optional.ofNullable(row.getString("email_unconfirmed")),
                Optional.ofNullable(row.getString("address")),
                Optional.ofNullable(row.getString("contact_name")),
                Optional.ofNullable(row.getString("contact_phone")),
                Arrays.asList((String[]) row.getArray("aliases").getArray()),
                addresses(row),
                Optional.ofNullable(row.getString("merged_into")).map(PartnerId::new),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("removed_at")).map(Timestamp::toInstant));
    }

    private static Partner partner(ResultSet row) throws SQLException {
        String code = row.getString("region_code");
        return new Partner(
                new PartnerId(row.getString("id")),
                PartnerKind.ofWire(row.getString("kind")).orElseThrow(),
                row.getString("name"),
                Optional.ofNullable(row.getString("email")),
                code == null ? Optional.empty() : Optional.of(new Region(row.getString("region_system"), code)),
                Arrays.stream((String[]) row.getArray("channels").getArray())
                        .map(Channel::ofWire)
                        .collect(Collectors.toSet()),
                Language.ofWire(row.getString("language")),
                row.getBoolean("has_system"));
    }

    private static Map<String, String> addresses(ResultSet row) throws SQLException {
        String[] channels = (String[]) row.getArray("addressed").getArray();
        String[] addresses = (String[]) row.getArray("addresses").getArray();
        Map<String, String> found = new TreeMap<>();
        for (int n = 0; n < channels.length; n++) {
            found.put(channels[n], addresses[n]);
        }
        return found;
    }

    private static List<String> texts(Collection<PartnerId> ids) {
        return ids.stream().map(PartnerId::value).toList();
    }
}
