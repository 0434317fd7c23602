package id.simpul.agenda;

import id.simpul.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The chore as it mostly is: a query finds what is due, and an act does it as of its day.
 *
 * @param writes the tables that the act may change
 * @param lot how many parts are done in one transaction
 */
public record PartChore(Mornings mornings, DueParts due, String work, Set<String> writes, int lot, Act act)
        implements Chore {
    /** Does what is due together. */
    public interface Act {
        Deed on(Handle db, Turn turn);
    }

    /** One that is started by its own name. */
    public PartChore(Mornings mornings, DueParts due, Set<String> writes, Act act) {
        this(mornings, due, due.job(), writes, Integer.MAX_VALUE, act);
    }

    /** The same, started with others as one work. */
    public PartChore partOf(String named) {
        return new PartChore(mornings, due, named, writes, lot, act);
    }

    /** The same in transactions of so many parts at most, two at a time. */
    public PartChore inLotsOf(int most) {
        return new PartChore(mornings, due, work, writes, most, act);
    }

    @Override
    public String job() {
        return due.job();
    }

    @Override
    public Set<String> reads() {
        return due.tables();
    }

    @Override
    public Optional<Question> question(Instant until, int most) {
        return Optional.of(due.question(mornings, until, most));
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        return due.question(mornings, until, most).due(db);
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        return perform(db, parts, policy, mornings.dayOf(parts.get(0).at()));
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy, LocalDate today) {
        return act.on(db, new Turn(parts, mornings.dayOf(parts.get(0).at()), policy, today));
    }
}
