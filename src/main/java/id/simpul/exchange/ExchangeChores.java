package id.simpul.exchange;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Chore.Deed;
import id.simpul.agenda.DueParts;
import id.simpul.agenda.Mornings;
import id.simpul.agenda.PartChore;
import id.simpul.agenda.ReminderChore;
import id.simpul.agenda.Turn;
import id.simpul.agenda.WorkingDays;
import id.simpul.ledger.Notice;
import id.simpul.partner.PartnerId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What falls due of exchanges: another look at what waits, and reminders of what is awaited. */
public final class ExchangeChores {
    private ExchangeChores() {}

    /** In the order in which they are done when due at the same time. */
    public static List<Chore> all(Mornings mornings, WorkingDays days, Clock clock) {
        MatchChore match = new MatchChore(mornings, clock);
        return List.of(
                WantSpelling.chore(mornings),
                match,
                new NewsChore(mornings, match),
                new ReminderChore(remind(mornings), days));
    }

    /** Reminds partners of pairs that wait for a step of theirs: an answer, a sending, word that something came (R16). */
    static PartChore remind(Mornings mornings) {
        DueParts due = new DueParts("exchange.remind", """
                select id as part, remind_on::text as period, remind_on as due_on
                  from exchange_offers
                 where remind_on <= :today
                """);
        return new PartChore(mornings, due, Set.of("exchange_offers"), ExchangeChores::reminded);
    }

    private static Deed reminded(Handle db, Turn turn) {
        // A step may have been taken since it was found.
        List<Exchange> due = Exchanges.locked(db, turn.ids()).values().stream()
                .filter(exchange ->
                        exchange.remindOn().filter(turn.day()::equals).isPresent())
                .sorted(Comparator.comparing(Exchange::id))
                .toList();
        Map<String, List<Pair>> pairs =
                Pairs.of(db, turn.ids()).stream().collect(Collectors.groupingBy(Pair::exchange));
        Exchanges.update(
                db,
                due.stream()
                        .map(exchange -> exchange.reminded(ExchangeReminders.next(
                                pairs.getOrDefault(exchange.id(), List.of()),
                                exchange.steppedOn(),
                                turn.day(),
                                turn.policy())))
                        .toList());
        return new Deed(List.of(), notices(due, pairs, balances(db, due), turn));
    }

    private static Map<PartnerId, Balance> balances(Handle db, Collection<Exchange> due) {
        Set<PartnerId> partners = new TreeSet<>();
        due.forEach(exchange -> partners.add(exchange.partner()));
        return Balances.of(db, partners);
    }

    private static List<Notice> notices(
            List<Exchange> due, Map<String, List<Pair>> pairs, Map<PartnerId, Balance> balances, Turn turn) {
        List<Notice> notices = new ArrayList<>();
        for (Exchange exchange : due) {
            List<Pair> awaited = pairs.getOrDefault(exchange.id(), List.of()).stream()
                    .filter(pair -> pair.awaits(Side.PARTNER))
                    .toList();
            if (!awaited.isEmpty()) {
                Balance balance = balances.getOrDefault(exchange.partner(), Balance.EVEN);
                Optional<LocalDate> next =
                        ExchangeReminders.next(awaited, exchange.steppedOn(), turn.day(), turn.policy());
                notices.add(PairWording.reminder(exchange, awaited, balance, turn.today())
                        .untilNext(next.map(turn.working())));
            }
        }
        return notices;
    }
}
