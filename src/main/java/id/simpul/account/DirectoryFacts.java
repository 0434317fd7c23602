package id.simpul.account;

import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerEntry;
import id.simpul.partner.PartnerId;
import id.simpul.partner.Partners;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Who is or was called as the acts of staff say, and how much of theirs is unread. */
final class DirectoryFacts implements Desk.Facts {
    private final Map<PartnerId, PartnerEntry> entries;
    private final Map<PartnerId, Long> unread;

    private DirectoryFacts(Map<PartnerId, PartnerEntry> entries, Map<PartnerId, Long> unread) {
        this.entries = entries;
        this.unread = unread;
    }

    static DirectoryFacts read(Handle db, List<Request> requests, ToLongFunction<PartnerId> unread) {
        Map<PartnerId, PartnerEntry> entries = Partners.locked(db, named(requests.stream(), "id", "old", "new"));
        Set<PartnerId> ending = named(requests.stream().filter(DirectoryFacts::endsOne), "id", "old");
        ending.retainAll(entries.keySet());
        return new DirectoryFacts(entries, ending.stream().collect(Collectors.toMap(id -> id, unread::applyAsLong)));
    }

    /** Only then does it matter what waits in the broker, which may be away. */
    private static boolean endsOne(Request request) {
        return request.type() == RequestType.STAFF_PARTNER_REMOVE || request.type() == RequestType.STAFF_PARTNER_MERGE;
    }

    private static Set<PartnerId> named(Stream<Request> requests, String... fields) {
        return requests.flatMap(request -> Stream.of(fields)
                        .map(field -> request.data().path(field).asText()))
                .filter(PartnerId::isValid)
                .map(PartnerId::new)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Optional<Partner> present(PartnerId id) {
        return Optional.ofNullable(entries.get(id))
                .filter(entry -> entry.removedAt().isEmpty())
                .map(PartnerEntry::partner);
    }

    boolean isTaken(PartnerId id) {
        return entries.containsKey(id);
    }

    long unread(PartnerId id) {
        return unread.getOrDefault(id, 0L);
    }

    @Override
    public void apply(Effect effect) {
        // Acts of staff come one by one.
    }
}
