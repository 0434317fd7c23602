package id.simpul.trouble.pause;

import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Request;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerEntries;
import id.simpul.partner.PartnerEntry;
import id.simpul.partner.PartnerId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The partners whose queues staff act upon, locked; whether they are paused, and how much waits. */
record PauseFacts(Map<PartnerId, PartnerEntry> entries, Map<PartnerId, Pause> pauses, Map<PartnerId, Long> waits)
        implements Desk.Facts {
    static PauseFacts read(Handle db, List<Request> requests, ToLongFunction<PartnerId> waiting) {
        Set<PartnerId> named = requests.stream().map(PauseFacts::named).collect(Collectors.toSet());
        Map<PartnerId, PartnerEntry> entries = PartnerEntries.locked(db, named);
        return new PauseFacts(
                entries,
                Pauses.of(db, named).stream().collect(Collectors.toMap(Pause::partner, Function.identity())),
                entries.keySet().stream().collect(Collectors.toMap(id -> id, waiting::applyAsLong)));
    }

    static PartnerId named(Request act) {
        return new PartnerId(act.data().path("id").asText());
    }

    Optional<Partner> present(PartnerId id) {
        return Optional.ofNullable(entries.get(id))
                .filter(entry -> entry.removedAt().isEmpty())
                .map(PartnerEntry::partner);
    }

    Optional<Pause> pause(PartnerId id) {
        return Optional.ofNullable(pauses.get(id));
    }

    long waiting(PartnerId id) {
        return waits.getOrDefault(id, 0L);
    }

    @Override
    public void apply(Effect effect) {
        // Acts of staff come one by one.
    }
}
