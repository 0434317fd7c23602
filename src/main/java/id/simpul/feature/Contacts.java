package id.simpul.feature;

import id.simpul.partner.PartnerEntries;
import id.simpul.partner.PartnerEntry;
import id.simpul.partner.PartnerId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Whom staff ask for at partners and how they reach them, as the partners gave it last; it goes with their part. */
public record Contacts(Map<PartnerId, PartnerEntry> entries) {
    public static final Contacts NONE = new Contacts(Map.of());

    public Contacts {
        entries = Map.copyOf(entries);
    }

    public static Contacts of(Handle db, Collection<PartnerId> partners) {
        return partners.isEmpty() ? NONE : new Contacts(PartnerEntries.byIds(db, Set.copyOf(partners)));
    }

    /** What the partner is called. */
    public Optional<String> name(PartnerId partner) {
        return of(partner, entry -> Optional.of(entry.partner().name()));
    }

    public Optional<String> person(PartnerId partner) {
        return of(partner, PartnerEntry::contactName);
    }

    public Optional<String> phone(PartnerId partner) {
        return of(partner, PartnerEntry::contactPhone);
    }

    public Optional<String> address(PartnerId partner) {
        return of(partner, PartnerEntry::address);
    }

    private Optional<String> of(PartnerId partner, Function<PartnerEntry, Optional<String>> field) {
        return Optional.ofNullable(entries.get(partner)).flatMap(field);
    }
}
