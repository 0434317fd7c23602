package id.simpul.account;

import id.simpul.feature.Loosened;
import id.simpul.feature.Parting;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Request;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerEntries;
import id.simpul.partner.PartnerEntry;
import id.simpul.partner.PartnerId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Who is or was called as the acts of staff say, how much of theirs is unread, and what hangs on those whose part would end. */
final class DirectoryFacts implements Desk.Facts {
    private final Map<PartnerId, PartnerEntry> entries;
    private final Map<PartnerId, Long> unread;
    private final Map<PartnerId, Loosened> hanging;

    private DirectoryFacts(
            Map<PartnerId, PartnerEntry> entries, Map<PartnerId, Long> unread, Map<PartnerId, Loosened> hanging) {
        this.entries = entries;
        this.unread = unread;
        this.hanging = hanging;
    }

    /** What hangs on them is locked before they are, as whoever plans and enrols does. */
    static DirectoryFacts read(Handle db, List<Request> requests, Partings partings) {
        Set<PartnerId> named = named(requests.stream(), "id", "old", "new");
        Map<PartnerId, PartnerEntry> known = PartnerEntries.byIds(db, named);
        Map<PartnerId, Long> unread = new HashMap<>();
        Map<PartnerId, Loosened> hanging = new HashMap<>();
        for (Parting parting :
                requests.stream().flatMap(act -> partings.of(act).stream()).toList()) {
            PartnerId ending = parting.partner();
            // Only then does it matter what waits in the broker, which may be away.
            if (isPossible(parting, known)) {
                unread.put(ending, partings.unread().applyAsLong(ending));
                hanging.put(ending, partings.loosened(db, parting));
            }
        }
        return new DirectoryFacts(PartnerEntries.locked(db, named), unread, hanging);
    }

    /** On one that is gone for good something may hang still. */
    private static boolean isPossible(Parting parting, Map<PartnerId, PartnerEntry> known) {
        return parting.goesOnAs()
                .map(into -> !into.equals(parting.partner())
                        && isPresent(known, parting.partner())
                        && isPresent(known, into))
                .orElseGet(() -> Optional.ofNullable(known.get(parting.partner()))
                        .filter(entry -> entry.mergedInto().isEmpty())
                        .isPresent());
    }

    private static boolean isPresent(Map<PartnerId, PartnerEntry> known, PartnerId id) {
        return Optional.ofNullable(known.get(id))
                .filter(entry -> entry.removedAt().isEmpty())
                .isPresent();
    }

    private static Set<PartnerId> named(Stream<Request> requests, String... fields) {
        return requests.flatMap(request -> Stream.of(fields)
                        .map(field -> request.data().path(field).asText()))
                .filter(PartnerId::isValid)
                .map(PartnerId::new)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Optional<Partner> present(PartnerId id) {
        return entry(id).map(PartnerEntry::partner);
    }

    Optional<PartnerEntry> entry(PartnerId id) {
        return Optional.ofNullable(entries.get(id))
                .filter(entry -> entry.removedAt().isEmpty());
    }

    boolean isTaken(PartnerId id) {
        return entries.containsKey(id);
    }

    long unread(PartnerId id) {
        return unread.getOrDefault(id, 0L);
    }

    /** What hangs on a partner whose part would end. */
    Loosened hanging(PartnerId id) {
        return hanging.getOrDefault(id, Loosened.NOTHING);
    }

    @Override
    public void apply(Effect effect) {
        // Acts of staff come one by one.
    }
}
