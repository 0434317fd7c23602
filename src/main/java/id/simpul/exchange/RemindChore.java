package id.simpul.exchange;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Mornings;
import id.simpul.ledger.Notice;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Reminds partners of pairs that wait for a step of theirs: an answer, a sending, word that something came (R16). */
public final class RemindChore implements Chore {
    private static final String JOB = "exchange.remind";

    private final Mornings mornings;

    public RemindChore(Policies policies) {
        this.mornings = new Mornings(policies);
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        List<Exchange> due = Exchanges.toRemind(db, mornings.last(until), JOB, most);
        return due.stream()
                .filter(exchange -> exchange.remindOn().equals(due.get(0).remindOn()))
                .map(exchange -> {
                    LocalDate on = exchange.remindOn().orElseThrow();
                    return new Due(JOB, on.toString(), exchange.id(), mornings.at(on));
                })
                .toList();
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        LocalDate on = mornings.dayOf(parts.get(0).at());
        List<String> ids = parts.stream().map(Due::part).toList();
        // A step may have been taken since it was found.
        List<Exchange> due = Exchanges.locked(db, ids).values().stream()
                .filter(exchange -> exchange.remindOn().filter(on::equals).isPresent())
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
        Map<String, List<Pair>> pairs = Pairs.of(db, ids).stream().collect(Collectors.groupingBy(Pair::exchange));
        Exchanges.update(
                db,
                due.stream()
                        .map(exchange -> exchange.reminded(ExchangeReminders.next(
                                pairs.getOrDefault(exchange.id(), List.of()), exchange.steppedOn(), on, policy)))
                        .toList());
        return new Deed(List.of(), notices(due, pairs, balances(db, due), on));
    }

    private static Map<PartnerId, Balance> balances(Handle db, Collection<Exchange> due) {
        Set<PartnerId> partners = new TreeSet<>();
        due.forEach(exchange -> partners.add(exchange.partner()));
        return Balances.of(db, partners);
    }

    private static List<Notice> notices(
            List<Exchange> due, Map<String, List<Pair>> pairs, Map<PartnerId, Balance> balances, LocalDate on) {
        List<Notice> notices = new ArrayList<>();
        for (Exchange exchange : due) {
            List<Pair> awaited = pairs.getOrDefault(exchange.id(), List.of()).stream()
                    .filter(pair -> pair.awaits(Side.PARTNER))
                    .toList();
            if (!awaited.isEmpty()) {
                Balance balance = balances.getOrDefault(exchange.partner(), Balance.EVEN);
                notices.add(PairWording.reminder(exchange, awaited, balance, on));
            }
        }
        return notices;
    }
}
