package id.simpul.ledger;

import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * A command handler for requests of some types. A batch of requests comes to a desk as a whole: it reads the facts with one query
 * per kind, judges one request after the other, each on top of the decisions before it, and writes what they changed with one
 * statement per kind. All of it happens in the one transaction of the batch.
 *
 * @param <F> the facts it judges by, a working set in memory
 */
public interface Desk<F extends Desk.Facts> {
    /** The types of request it takes. */
    Set<RequestType> types();

    /**
     * Whether its decisions rest on nothing that another such desk writes, so that what a partner asks of several of them need not
     * be decided in rounds.
     */
    default boolean standsAlone() {
        return false;
    }

    /**
     * Reads what the decisions depend on, under pessimistic locks: the rows that others may contend for are locked in the order of
     * their keys, lest two batches wait for each other (deadlock).
     */
    F facts(Handle db, List<Request> requests);

    /**
     * Judges one request, a pure function but for the facts: no clock, no database, no logger.
     *
     * @param request with {@link Request#staff()} present if staff did it, or approved what waited for them: what is theirs to
     *     decide is then decided
     * @param today the day of the request in the hub's zone; the policy is that day's
     */
    Decision decide(Request request, F facts, Policy policy, LocalDate today);

    /**
     * Writes the effects of the decisions, of all of them at once; replies, notices and history are the ledger's to write. What is
     * kept in memory follows in {@link Handle#afterCommit}.
     */
    void write(Handle db, List<Decided> decided);

    /** A working set in memory that learns of each decision before the next request is judged. */
    interface Facts {
        void apply(Effect effect);
    }
}
