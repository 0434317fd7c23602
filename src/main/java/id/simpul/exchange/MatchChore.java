package id.simpul.exchange;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Jobs;
import id.simpul.agenda.Mornings;
import id.simpul.agenda.Question;
import id.simpul.policy.Policy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Looks again, within the minute, at what was offered and waits for a match where matching was too much work for the intake, or another
 * took what was wanted (R15). What was declined is not proposed again.
 */
final class MatchChore implements Chore {
    static final String JOB = "exchange.match";

    /** Offers looked at in one transaction. */
    private static final int AT_ONCE = 4;

    private static final Duration LATER = Duration.ofMinutes(1);

    private static final Set<String> OFFERS =
            Set.of("partners", "exchange_offers", "exchange_lines", "exchange_looks", "exchange_pairs");

    private final Mornings mornings;
    private final Clock clock;

    MatchChore(Mornings mornings, Clock clock) {
        this.mornings = mornings;
        this.clock = clock;
    }

    @Override
    public String job() {
        return JOB;
    }

    @Override
    public Set<String> reads() {
        return OFFERS;
    }

    @Override
    public Set<String> writes() {
        return Set.of("exchange_offers", "exchange_looks", "exchange_pairs");
    }

    @Override
    public Optional<Question> question(Instant until, int most) {
        return Optional.of(OpenOffers.lookQuestion(until));
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        return first(
                db,
                OpenOffers.toBeLookedAt(db, until).stream()
                        .map(waiting -> new Due(JOB, waiting.at().toString(), waiting.exchange(), waiting.at()))
                        .toList(),
                most);
    }

    /** Of what is found, what fell due first. */
    static List<Due> first(Handle db, List<Due> found, int most) {
        List<Due> sorted = found.stream()
                .sorted(Comparator.comparing(Due::at).thenComparing(Due::period).thenComparing(Due::part))
                .toList();
        List<Due> due = Jobs.undone(db, sorted);
        return due.stream()
                .filter(one -> one.at().equals(due.get(0).at()))
                .limit(Math.min(most, AT_ONCE))
                .toList();
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        Instant at = parts.get(0).at();
        List<String> ids = parts.stream().map(Due::part).sorted().toList();
        SecondLook look = new SecondLook(db, ids, policy, mornings.dayOf(at));
        Deed deed = look.deed();
        ExchangeRows.write(db, deed.effects(), at);
        OpenOffers.tried(db, look.looked(), at);
        OpenOffers.lookAgain(db, look.left(), at.plusMillis(1));
        OpenOffers.lookAgain(db, look.contended(), latest(at, clock.instant()).plus(LATER));
        return deed;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
