package id.simpul.partner;

import id.simpul.database.Database;
import id.simpul.database.Listening;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The directory of partners. Who takes part now is also kept in memory, for those who ask with every message; changes are made
 * in the caller's transaction and show there, and to listeners, once it has committed.
 */
public final class Partners {
    /** As the triggers of the tables name it. */
    private static final String CHANNEL = "simpul_partners";

    private final KnownPartners known;
    private final Credentials credentials;
    private final List<BiConsumer<Handle, List<PartnerEntry>>> concerned = new CopyOnWriteArrayList<>();

    /** Reads who takes part. */
    public Partners(Jdbi jdbi) {
        known = new KnownPartners(jdbi);
        credentials = new Credentials(jdbi, known);
        known.readAll();
    }

    /** Calls the listener after each change, one at a time; it must not wait long nor change the directory. */
    public void onChange(Consumer<PartnerChange> listener) {
        known.onChange(listener);
    }

    /** Hears, until that is closed, of every change that any hub makes; after an outage of the database all is read again. */
    public Listening follow(Database database) {
        return database.listen(CHANNEL, known);
    }

    /** Those who changed and could not be read again yet; no password lets them in until they are. */
    public Set<PartnerId> unread() {
        return known.stale();
    }

    /** Calls whoever is concerned by where partners are reached, in the transaction that changes it. */
    public void onReach(BiConsumer<Handle, List<PartnerEntry>> concern) {
        concerned.add(concern);
    }

    /** A partner that takes part now. */
    public Optional<Partner> find(PartnerId id) {
        return known.find(id);
    }

    /** All of these kinds that take part now, in the order of their ids. */
    public List<Partner> findAll(Set<PartnerKind> kinds) {
        return known.all().stream()
                .filter(partner -> kinds.contains(partner.kind()))
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
    }

    public Optional<Credential> credential(PartnerId id) {
        return known.credential(id);
    }

    /** By what they are let in, to be changed. */
    public Credentials credentials() {
        return credentials;
    }

    /** Whether nobody may be called so, since the hub or its addresses are. */
    public static boolean isReserved(PartnerId id, PartnerKind kind) {
        return PartnerForm.isReserved(id, kind);
    }

    /**
     * @throws PartnerRefused if its id is taken or reserved, or it does not look as a partner must
     */
    public void add(Handle db, Partner partner, Instant now) {
        add(db, List.of(partner), now);
    }

    /**
     * @throws PartnerRefused of the first whose id is taken or reserved, or that does not look as a partner must
     */
    public void add(Handle db, List<Partner> partners, Instant now) {
        for (Partner partner : partners) {
            PartnerForm.require(partner);
            if (!PartnerRows.insert(db, partner, now)) {
                throw new PartnerRefused("There is or was a partner called " + partner.id() + "; choose another id.");
            }
        }
        changed(db, partners.stream().map(Partner::id).collect(Collectors.toSet()));
    }

    /** As partners say, one after the other: an address of e-mail is of use when its reader has confirmed it. */
    public void update(Handle db, List<PartnerUpdate> updates) {
        update(db, updates, false);
    }

    /** As staff enter it, one after the other: they have looked at an address of e-mail, so it is of use at once. */
    public void enter(Handle db, List<PartnerUpdate> updates) {
        update(db, updates, true);
    }

    private void update(Handle db, List<PartnerUpdate> updates, boolean confirmed) {
        updates.forEach(PartnerForm::require);
        Set<PartnerId> changed = updates.stream().map(PartnerUpdate::partner).collect(Collectors.toSet());
        PartnerEntries.lock(db, changed);
        PartnerRows.update(db, updates, confirmed);
        changed(db, changed);
    }

    /**
     * Gives it another name or another region; under its former name it is still found.
     *
     * @throws PartnerRefused if there is no such partner, or it could not be called so
     */
    public void rename(Handle db, PartnerId partner, Optional<String> name, Optional<Region> region) {
        name.ifPresent(PartnerForm::requireName);
        PartnerEntries.present(db, Set.of(partner), partner);
        PartnerRows.rename(db, partner, name, region);
        changed(db, Set.of(partner));
    }

    /** Mails go there from now on; false if it is not the address that waits to be confirmed. */
    public boolean confirm(Handle db, PartnerId partner, String address) {
        boolean confirmed = PartnerRows.confirm(db, partner, address);
        if (confirmed) {
            changed(db, Set.of(partner));
        }
        return confirmed;
    }

    /** Mails go there no more, since they came back for good; false if they go somewhere else by now. */
    public boolean emailReturned(Handle db, PartnerId partner, String address) {
        boolean returned = PartnerRows.emailReturned(db, partner, address);
        if (returned) {
            changed(db, Set.of(partner));
        }
        return returned;
    }

    /**
     * Ends its part; its history stays.
     *
     * @throws PartnerRefused if there is no such partner
     */
    public void remove(Handle db, PartnerId partner, Instant now) {
        if (!PartnerRows.remove(db, partner, now)) {
            throw PartnerEntries.noSuch(partner);
        }
        changed(db, Set.of(partner));
    }

    /**
     * Forgets how partners were reached whose part ended before then.
     *
     * @return how many of them, at most so many
     */
    public static int forgetAddresses(Handle db, Instant before, int most) {
        return PartnerRows.forgetAddresses(db, before, most);
    }

    /**
     * Lets one partner go on as another, as when a school is merged or gets a new number: its names become the other's aliases,
     * and its history the other's.
     *
     * @throws PartnerRefused if one of them does not take part, or they are not of one kind
     */
    public void merge(Handle db, PartnerId old, PartnerId into, Instant now) {
        PartnerEntry from = PartnerEntries.present(db, List.of(old, into), old);
        PartnerEntry to = PartnerEntries.present(db, List.of(old, into), into);
        if (old.equals(into) || from.partner().kind() != to.partner().kind()) {
            throw new PartnerRefused(
                    "Only two partners of one kind can be merged; " + old + " and " + into + " are not.");
        }
        PartnerRows.merge(db, old, into);
        remove(db, old, now);
    }

    private void changed(Handle db, Set<PartnerId> changed) {
        if (!concerned.isEmpty()) {
            List<PartnerEntry> entries = PartnerEntries.listed(db, changed);
            concerned.forEach(concern -> concern.accept(db, entries));
        }
        known.showWhenCommitted(db, changed);
    }
}
