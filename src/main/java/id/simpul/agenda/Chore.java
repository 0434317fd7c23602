package id.simpul.agenda;

import id.simpul.database.Database;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Notice;
import id.simpul.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Scheduled job: work of a feature that falls due by the calendar and not by a request. Whatever wakes the hub (Quartz, its own
 * start, an advance of the clock, "run now"), chores are done in the order in which they fell due, as of the time they fell due,
 * each part once: the claim in the job ledger and the effects commit together.
 */
public interface Chore {
    /** Its name in the job ledger. */
    String job();

    /** The name by which it is started on its own, as a part of a work or as all of it; names are like {@code rotation.plan}. */
    default String work() {
        return job();
    }

    /** The tables that {@link #next} looks at, beside the job ledger: it is asked again when another chore has changed one. */
    Set<String> reads();

    /** The tables that {@link #perform} may change. */
    Set<String> writes();

    /**
     * What is to be done first: parts of one job and one period, due at the same time and not done yet.
     *
     * @param until the present; what falls due later is not asked for
     * @param most how many parts are done before it is asked again
     * @return nothing if nothing is due
     */
    List<Due> next(Handle db, Instant until, int most);

    /**
     * What has to be asked of the database to know what {@link #next} would answer: all chores are asked in one statement.
     *
     * @return nothing if only the chore itself can ask
     */
    default Optional<Question> question(Instant until, int most) {
        return Optional.empty();
    }

    /**
     * Makes ready what its parts rest on and takes long, before the transaction that does them begins: nothing is locked meanwhile, and
     * no transaction waits for it.
     *
     * @param today later than the due day after a downtime
     */
    default void prepare(Database database, List<Due> parts, Policy policy, LocalDate today) {}

    /** What was made ready does not hold any more: it is made ready anew, and the parts are tried once more. */
    final class Unprepared extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unprepared(String why) {
            super(why);
        }
    }

    /** Does it, as of its due time, and writes the effects; notices and history are the ledger's to write. */
    Deed perform(Handle db, List<Due> parts, Policy policy);

    /**
     * The same for a chore that tells people of days: it counts them from the day on which it is really done.
     *
     * @param today later than the due day after a downtime
     */
    default Deed perform(Handle db, List<Due> parts, Policy policy, LocalDate today) {
        return perform(db, parts, policy);
    }

    /**
     * How many parts are done in one transaction. What is found due beyond that is done in others, two at a time: parts of a chore that
     * has such a limit may be done in any order, and beside each other.
     */
    default int lot() {
        return Integer.MAX_VALUE;
    }

    /** Whether its periods are days, none of which is asked for again once it has passed: what was done then need not be known for ever. */
    default boolean isOfItsDay() {
        return false;
    }

    /** One part of a job, such as the announcement of one school's batch of a quarter. */
    record Due(String job, String period, String part, Instant at) {}

    /** What was done, for history and outbox. */
    record Deed(List<Effect> effects, List<Notice> notices) {
        /** Something of which neither history nor anybody is told. */
        public static final Deed SILENT = new Deed(List.of(), List.of());

        public Deed {
            effects = List.copyOf(effects);
            notices = List.copyOf(notices);
        }
    }
}
