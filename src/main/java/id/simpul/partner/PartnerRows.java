package id.simpul.partner;

import id.simpul.database.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The directory's rows as they are written; {@link PartnerEntries} reads them. */
final class PartnerRows {
    private PartnerRows() {}

    /** Adds it, or takes it in again if it was removed; false if it is there. */
    static boolean insert(Handle db, Partner partner, Instant now) {
        return Rows.bind(db.createUpdate("""
                        insert into partners (id, kind, name, email, region_system, region_code, channels, language,
                                              has_system, created_at)
                        values (:id, :kind, :name, :email, :region.system, :region.code, :channels, :language,
                                :hasSystem, :now)
                        on conflict (id) do update
                        set name = excluded.name, email = excluded.email, email_unconfirmed = null, email_returned = null,
                            region_system = excluded.region_system,
                            region_code = excluded.region_code, channels = excluded.channels,
                            language = excluded.language, has_system = excluded.has_system, removed_at = null
                        where partners.removed_at is not null and partners.merged_into is null
                          and partners.kind = excluded.kind
                        """), partner)
                        .bindArray("channels", String.class, channels(partner.channels()))
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /**
     * One after the other, in the order given; a partner that is not there is passed over. A name it is called by as well comes to those
     * it has: the others may be staff's, or from a merger, and nobody has told it of them.
     *
     * @param confirmed whether an address of e-mail is of use at once, and not only when its reader has confirmed it
     */
    static void update(Handle db, List<PartnerUpdate> updates, boolean confirmed) {
        PreparedBatch batch = db.prepareBatch("""
                update partners
                set email = case when :confirmed then coalesce(:contact.email, email) else email end,
                    email_unconfirmed = case
                        when cast(:contact.email as text) is null then email_unconfirmed
                        when :confirmed or lower(cast(:contact.email as text)) = lower(email) then null
                        else :contact.email end,
                    email_returned = case when :confirmed and cast(:contact.email as text) is not null then null
                        else email_returned end,
                    contact_name = coalesce(:contact.name, contact_name),
                    contact_phone = case when cast(:contact.name as text) <> coalesce(contact_name, '') then :contact.phone
                        else coalesce(:contact.phone, contact_phone) end, address = coalesce(:address, address),
                    aliases = array(
                        select distinct alias from unnest(aliases || coalesce(cast(:aliases as text[]), '{}')) as alias
                        where alias <> name and alias <> id order by alias),
                    channels = coalesce(:channels, channels),
                    language = coalesce(:language, language), addresses = addresses || jsonb_object(:addressed, :addresses)
                where id = :partner and removed_at is null
                """);
        for (PartnerUpdate update : updates) {
            Rows.bind(batch, update)
                    .bind("confirmed", confirmed)
                    .bindByType("channels", array(update.channels()), String[].class)
                    .bindArray("addressed", String.class, addresses(update).keySet())
                    .bindArray("addresses", String.class, addresses(update).values())
                    .add();
        }
        batch.execute();
    }

    /** The name before becomes an alias; what is empty stays as it is. */
    static void rename(Handle db, PartnerId partner, Optional<String> name, Optional<Region> region) {
        db.createUpdate("""
                        update partners
                        set aliases = case when cast(:name as text) is null then aliases else array(
                                select distinct alias from unnest(aliases || name) as alias where alias <> :name order by alias) end,
                            name = coalesce(:name, name), region_system = coalesce(:system, region_system),
                            region_code = coalesce(:code, region_code)
                        where id = :id
                        """)
                .bindByType("name", name.orElse(null), String.class)
                .bindByType("system", region.map(Region::system).orElse(null), String.class)
                .bindByType("code", region.map(Region::code).orElse(null), String.class)
                .bind("id", partner.value())
                .execute();
    }

    /** False if it is not the address that waits to be confirmed. */
    static boolean confirm(Handle db, PartnerId partner, String address) {
        return db.createUpdate("""
                        update partners set email = email_unconfirmed, email_unconfirmed = null, email_returned = null
                        where id = :id and email_unconfirmed = :address and removed_at is null
                        """)
                        .bind("id", partner.value())
                        .bind("address", address)
                        .execute()
                == 1;
    }

    /** False if mails go somewhere else by now. */
    static boolean emailReturned(Handle db, PartnerId partner, String address) {
        return db.createUpdate("""
                        update partners set email = null, email_returned = email
                        where id = :id and lower(email) = lower(:address) and removed_at is null
                        """)
                        .bind("id", partner.value())
                        .bind("address", address)
                        .execute()
                == 1;
    }

    /** The people to turn to there are forgotten with it. False if it is not there, or no more. */
    static boolean remove(Handle db, PartnerId partner, Instant now) {
        CredentialRows.delete(db, partner);
        return db.createUpdate("""
                        update partners set removed_at = :now, contact_name = null, contact_phone = null
                        where id = :id and removed_at is null
                        """).bind("now", now).bind("id", partner.value()).execute() == 1;
    }

    static int forgetAddresses(Handle db, Instant before, int most) {
        return db.createUpdate("""
                        update partners
                           set email = null, email_unconfirmed = null, email_returned = null, address = null, addresses = '{}',
                               contact_name = null, contact_phone = null
                         where id in (select id from partners
                                       where removed_at < :before
                                         and (email is not null or email_unconfirmed is not null or email_returned is not null
                                              or address is not null or addresses <> '{}' or contact_name is not null or contact_phone is not null)
                                       order by removed_at limit :most)
                        """).bind("before", before).bind("most", most).execute();
    }

    /** The old one's names become the new one's aliases, each once. */
    static void merge(Handle db, PartnerId old, PartnerId into) {
        db.createUpdate("""
                        update partners into_
                        set aliases = array(
                            select distinct alias
                            from unnest(into_.aliases || old.name || old.id || old.aliases) as alias
                            where alias <> into_.name and alias <> into_.id
                            order by alias)
                        from partners old
                        where old.id = :old and into_.id = :into
                        """).bind("old", old.value()).bind("into", into.value()).execute();
        db.createUpdate("update partners set merged_into = :into where id = :old")
                .bind("old", old.value())
                .bind("into", into.value())
                .execute();
    }

    private static List<String> channels(Set<Channel> channels) {
        return channels.stream().map(Channel::wire).sorted().toList();
    }

    private static SortedMap<String, String> addresses(PartnerUpdate update) {
        return new TreeMap<>(update.addresses().orElse(Map.of()));
    }

    private static Object array(Optional<Set<Channel>> channels) {
        return channels.map(chosen -> channels(chosen).toArray(String[]::new)).orElse(null);
    }
}
