package id.simpul.exchange;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Mornings;
import id.simpul.agenda.Question;
import id.simpul.policy.Policy;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Looks again at what was offered and waits for a match the morning after want-lists or the stock have something new (R15). It is asked of
 * all that waits, and so not each minute as {@link MatchChore} is.
 */
final class NewsChore implements Chore {
    private static final String JOB = "exchange.news";

    private final Mornings mornings;
    private final MatchChore match;

    /** @param match does what there is to do */
    NewsChore(Mornings mornings, MatchChore match) {
        this.mornings = mornings;
        this.match = match;
    }

    @Override
    public String job() {
        return JOB;
    }

    @Override
    public Set<String> reads() {
        Set<String> reads = new HashSet<>(match.reads());
        reads.addAll(Set.of("items", "exchange_wants"));
        return reads;
    }

    @Override
    public Set<String> writes() {
        return match.writes();
    }

    @Override
    public Optional<Question> question(Instant until, int most) {
        return Optional.of(OpenOffers.newsQuestion(lastMorning(until)));
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        List<Due> found = OpenOffers.withNews(db, lastMorning(until)).stream()
                .map(waiting -> due(waiting.exchange(), mornings.after(waiting.at())))
                .toList();
        return MatchChore.first(db, found, most);
    }

    private static Due due(String exchange, Instant at) {
        return new Due(JOB, at.toString(), exchange, at);
    }

    private Instant lastMorning(Instant until) {
        return mornings.at(mornings.last(until));
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        return match.perform(db, parts, policy);
    }
}
