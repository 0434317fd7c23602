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
 * Looks again at what was offered and waits for a match: the morning after want-lists or the stock have something new, and at once
 * where matching was too much work for the intake or another took what was wanted (R15). What was declined is not proposed again.
 */
final class MatchChore implements Chore {
    static final String JOB = "exchange.match";

    /** Offers looked at in one transaction. */
    private static final int AT_ONCE = 4;

    private static final Duration LATER = Duration.ofMinutes(1);

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
        return Set.of(
                "partners",
                "items",
                "exchange_offers",
                "exchange_lines",
                "exchange_looks",
                "exchange_pairs",
                "exchange_wants");
    }

    @Override
    public Set<String> writes() {
        return Set.of("exchange_offers", "exchange_looks", "exchange_pairs");
    }

    @Override
    public Optional<Question> question(Instant until, int most) {
        return Optional.of(OpenOffers.newsQuestion());
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        List<Due> found = OpenOffers.withNews(db).stream()
                .map(this::due)
                .filter(one -> !one.at().isAfter(until))
                .sorted(Comparator.comparing(Due::at).thenComparing(Due::period).thenComparing(Due::part))
                .toList();
        List<Due> due = Jobs.undone(db, found);
        return due.stream()
                .filter(one -> one.at().equals(due.get(0).at())
                        && one.period().equals(due.get(0).period()))
                .limit(Math.min(most, AT_ONCE))
                .toList();
    }

    private Due due(OpenOffers.News news) {
        return news.lookAt()
                .map(at -> new Due(JOB, at.toString(), news.exchange(), at))
                .orElseGet(() -> {
                    Instant at = mornings.after(news.changedAt().orElseThrow());
                    return new Due(JOB, at.toString(), news.exchange(), at);
                });
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
