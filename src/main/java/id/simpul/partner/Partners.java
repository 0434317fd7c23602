package id.simpul.partner;

import id.simpul.database.Database;
import id.simpul.database.Listening;
import id.simpul.database.Order;
import id.simpul.database.Part;
import id.simpul.database.Sorted;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of partners. Who takes part now is also kept in memory, for those who ask with every message; changes are made
 * in the caller's transaction and show there, and to listeners, once it has committed.
 */
public final class Partners {
    private static final Logger LOG = LoggerFactory.getLogger(Partners.class);

    /** As the triggers of the tables name it. */
    private static final String CHANNEL = "simpul_partners";

    /** How lists of them can stand. */
    public static final List<Order> ORDERS =
            List.of(Order.id("partner", "id"), Order.text("name", "lower(name)", "id"));

    private final KnownPartners known;
    private final Renewals renewals;
    private final List<BiConsumer<Handle, List<PartnerEntry>>> concerned = new CopyOnWriteArrayList<>();

    /** Reads who takes part. */
    public Partners(Jdbi jdbi) {
        known = new KnownPartners(jdbi);
        renewals = new Renewals(jdbi, known);
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

    /** Everything known of these, also of those who take part no more. */
    public static Map<PartnerId, PartnerEntry> byIds(Handle db, Set<PartnerId> ids) {
        return PartnerRows.byIds(db, ids).stream()
                .collect(Collectors.toMap(entry -> entry.partner().id(), Function.identity()));
    }

    /** Everything known of these, kept from others until the transaction ends. */
    public static Map<PartnerId, PartnerEntry> locked(Handle db, Set<PartnerId> ids) {
        return PartnerRows.lock(db, ids).stream()
                .collect(Collectors.toMap(entry -> entry.partner().id(), Function.identity()));
    }

    /** Whether nobody may be called so, since the hub or its addresses are. */
    public static boolean isReserved(PartnerId id, PartnerKind kind) {
        return PartnerForm.isReserved(id, kind);
    }

    /**
     * Those who take part now and are looked for.
     *
     * @param sorted in one of {@link #ORDERS}
     */
    public static Part<PartnerEntry> page(Handle db, PartnerSearch search, Sorted sorted) {
        return PartnerRows.page(db, search, sorted);
    }

    /** Whoever has or had this name, capital letters or not; also those who take part no more. */
    public static List<PartnerEntry> named(Handle db, String name) {
        return PartnerRows.named(db, name);
    }

    /** A partner and all that were merged into it: what was theirs is its history. */
    public static Set<PartnerId> lineage(Handle db, PartnerId partner) {
        return PartnerRows.lineage(db, partner);
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
        PartnerRows.lock(db, changed);
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
        locked(db, Set.of(partner), partner);
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

    /** Those who take part and whose mails go to an address, capital letters or not; so many at most. */
    public static List<PartnerId> withEmail(Handle db, String address, int most) {
        return PartnerRows.withEmail(db, address, most);
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
    /**
     * Forgets how partners were reached whose part ended before then.
     *
     * @return how many of them, at most so many
     */
    public static int forgetAddresses(Handle db, Instant before, int most) {
        return PartnerRows.forgetAddresses(db, before, most);
    }

    public void remove(Handle db, PartnerId partner, Instant now) {
        if (!PartnerRows.remove(db, partner, now)) {
            throw noSuch(partner);
        }
        changed(db, Set.of(partner));
    }

    /**
     * @throws PartnerRefused if there is no such partner, or it has no system that would need one
     */
    public void setCredential(Handle db, PartnerId partner, Credential credential, Instant now) {
        setCredential(db, partner, credential, now, Optional.empty());
    }

    /**
     * The same, with the password before.
     *
     * @param keepOld how long it is good as well, by the machine's clock, unless the new one is used before: then for a day from that on
     */
    public void setCredential(
            Handle db, PartnerId partner, Credential credential, Instant now, Optional<Duration> keepOld) {
        PartnerEntry entry = locked(db, Set.of(partner), partner);
        if (!entry.partner().hasSystem()) {
            throw new PartnerRefused("Partner " + partner + " has no system of its own, and so no password.");
        }
        CredentialRows.write(
                db, partner, credential, now, keepOld.map(time -> Instant.now().plus(time)));
        showWhenCommitted(db, Set.of(partner));
    }

    /**
     * Asks for a certificate beside the password from now on, or for none.
     *
     * @param fingerprint its SHA-256, 64 hexadecimal signs
     * @throws PartnerRefused if there is no such partner, or it has no system that could show one
     */
    public void setCertificate(Handle db, PartnerId partner, Optional<String> fingerprint, Instant now) {
        PartnerEntry entry = locked(db, Set.of(partner), partner);
        if (!entry.partner().hasSystem()) {
            throw new PartnerRefused("Partner " + partner + " has no system of its own, and so no certificate.");
        }
        CredentialRows.certificate(db, partner, fingerprint.map(print -> print.toLowerCase(Locale.ROOT)), now);
        showWhenCommitted(db, Set.of(partner));
    }

    /** Whether of any partner a certificate is asked for now. */
    public boolean isAnyCertified() {
        return known.isAnyCertified();
    }

    /** Ends a password before that was still good; without effect where there is none. */
    public void endOldCredential(Handle db, PartnerId partner) {
        CredentialRows.endOld(db, partner);
        showWhenCommitted(db, Set.of(partner));
    }

    /** What settles which passwords are in use. */
    public Renewals renewals() {
        return renewals;
    }

    /**
     * Lets one partner go on as another, as when a school is merged or gets a new number: its names become the other's aliases,
     * and its history the other's.
     *
     * @throws PartnerRefused if one of them does not take part, or they are not of one kind
     */
    public void merge(Handle db, PartnerId old, PartnerId into, Instant now) {
        PartnerEntry from = locked(db, List.of(old, into), old);
        PartnerEntry to = locked(db, List.of(old, into), into);
        if (old.equals(into) || from.partner().kind() != to.partner().kind()) {
            throw new PartnerRefused(
                    "Only two partners of one kind can be merged; " + old + " and " + into + " are not.");
        }
        PartnerRows.merge(db, old, into);
        remove(db, old, now);
    }

    private static PartnerEntry locked(Handle db, Collection<PartnerId> all, PartnerId wanted) {
        return PartnerRows.lock(db, all).stream()
                .filter(entry ->
                        entry.partner().id().equals(wanted) && entry.removedAt().isEmpty())
                .findFirst()
                .orElseThrow(() -> noSuch(wanted));
    }

    private static PartnerRefused noSuch(PartnerId partner) {
        return new PartnerRefused("There is no partner " + partner + "; ./simpul partner list shows who there is.");
    }

    private void changed(Handle db, Set<PartnerId> changed) {
        if (!concerned.isEmpty()) {
            List<PartnerEntry> entries = PartnerRows.byIds(db, changed);
            concerned.forEach(concern -> concern.accept(db, entries));
        }
        showWhenCommitted(db, changed);
    }

    private void showWhenCommitted(Handle db, Collection<PartnerId> changed) {
        List<PartnerId> ids = List.copyOf(changed);
        db.afterCommit(() -> {
            try {
                known.readAgain(ids);
            } catch (JdbiException e) {
                LOG.warn("The directory could not be read again; {} may not enter until it is, soon", ids, e);
            }
        });
    }
}
