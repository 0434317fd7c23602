package id.simpul.partner;

import id.simpul.database.Listening;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who takes part now and by which password, in memory for those who ask with every message. What changed is read again; what
 * cannot be read again might be old, so it lets nobody in until it is.
 */
final class KnownPartners implements Listening.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(KnownPartners.class);

    private final Jdbi jdbi;
    private final List<Consumer<PartnerChange>> listeners = new CopyOnWriteArrayList<>();
    private final Map<PartnerId, Partner> present = new ConcurrentHashMap<>();
    private final Map<PartnerId, Credential> credentials = new ConcurrentHashMap<>();
    private final Set<PartnerId> stale = new HashSet<>();

    KnownPartners(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void onChange(Consumer<PartnerChange> listener) {
        listeners.add(listener);
    }

    Optional<Partner> find(PartnerId id) {
        return Optional.ofNullable(present.get(id));
    }

    Collection<Partner> all() {
        return present.values();
    }

    Optional<Credential> credential(PartnerId id) {
        return Optional.ofNullable(credentials.get(id));
    }

    /** Whether of anybody a certificate is asked for. */
    boolean isAnyCertified() {
        return credentials.values().stream().anyMatch(one -> one.certificate().isPresent());
    }

    /** The passwords before that are still good. */
    Map<PartnerId, Renewal> renewals() {
        Map<PartnerId, Renewal> renewals = new HashMap<>();
        credentials.forEach(
                (partner, credential) -> credential.renewal().ifPresent(renewal -> renewals.put(partner, renewal)));
        return renewals;
    }

    /** Those who changed and could not be read again yet. */
    synchronized Set<PartnerId> stale() {
        return Set.copyOf(stale);
    }

    /**
     * Reads these again, and all that could not be read before, under one lock: of two who change the same partner, the later
     * commit shows in the end.
     *
     * @throws JdbiException if they cannot be read; their passwords let nobody in until they are
     */
    synchronized void readAgain(Collection<PartnerId> changed) {
        stale.addAll(changed);
        try {
            Map<PartnerId, Credential> hashes = jdbi.withHandle(db -> CredentialRows.of(db, stale));
            List<PartnerEntry> entries = jdbi.withHandle(db -> PartnerEntries.listed(db, stale));
            Set<PartnerId> ids = new TreeSet<>(stale);
            stale.clear();
            show(ids, active(entries), hashes);
        } catch (JdbiException e) {
            show(changed, present, Map.of());
            throw e;
        }
    }

    /** Reads these again once the transaction that changes them has committed. */
    void showWhenCommitted(Handle db, Collection<PartnerId> changed) {
        List<PartnerId> ids = List.copyOf(changed);
        db.afterCommit(() -> {
            try {
                readAgain(ids);
            } catch (JdbiException e) {
                LOG.warn("The directory could not be read again; {} may not enter until it is, soon", ids, e);
            }
        });
    }

    /** Reads everything again. */
    synchronized void readAll() {
        Map<PartnerId, Credential> hashes = jdbi.withHandle(CredentialRows::all);
        Map<PartnerId, Partner> read = active(jdbi.withHandle(PartnerEntries::active));
        Set<PartnerId> ids = new TreeSet<>(present.keySet());
        ids.addAll(read.keySet());
        ids.addAll(credentials.keySet());
        ids.addAll(hashes.keySet());
        stale.clear();
        show(ids, read, hashes);
    }

    /** What happened before may have been missed. */
    @Override
    public void connected() {
        readAll();
    }

    /** Of changes by whichever hub; and those that could not be read are tried again. */
    @Override
    public void heard(Set<String> told) {
        if (!told.isEmpty() || !stale().isEmpty()) {
            readAgain(told.stream().map(PartnerId::new).toList());
        }
    }

    private static Map<PartnerId, Partner> active(List<PartnerEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.removedAt().isEmpty())
                .map(PartnerEntry::partner)
                .collect(Collectors.toMap(Partner::id, Function.identity()));
    }

    private void show(Collection<PartnerId> ids, Map<PartnerId, Partner> read, Map<PartnerId, Credential> hashes) {
        List<PartnerChange> changes = new ArrayList<>();
        for (PartnerId id : ids) {
            Optional<Partner> after = Optional.ofNullable(read.get(id));
            boolean password = !credential(id).equals(Optional.ofNullable(hashes.get(id)));
            PartnerChange change = new PartnerChange(id, find(id), after, password);
            // Also where it is the same: until when an old one is good may be another.
            put(credentials, id, hashes.get(id));
            if (change.isAny()) {
                put(present, id, read.get(id));
                changes.add(change);
            }
        }
        changes.forEach(change -> listeners.forEach(listener -> tell(listener, change)));
    }

    /** A listener that fails must keep neither others nor what was committed from being known. */
    private static void tell(Consumer<PartnerChange> listener, PartnerChange change) {
        try {
            listener.accept(change);
        } catch (RuntimeException e) {
            LOG.error("A change of {} could not be followed everywhere", change.id(), e);
        }
    }

    private static <T> void put(Map<PartnerId, T> map, PartnerId id, T value) {
        if (value == null) {
            map.remove(id);
        } else {
            map.put(id, value);
        }
    }
}
