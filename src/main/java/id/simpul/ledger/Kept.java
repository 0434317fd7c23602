package id.simpul.ledger;

import id.simpul.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;

/**
 * A kind of thing that is kept for a stated time and goes after it, or stays without persons (data retention). What is still open never goes.
 *
 * @param oldest a query for the time of the oldest that is there, by an index; empty where none tells
 */
public record Kept(Kind kind, Term term, String oldest, Tidying tidying) {
    /** What becomes of it. */
    public enum Then {
        GONE,
        WITHOUT_PERSONS
    }

    /**
     * What it is.
     *
     * @param table where it is, whose size is told; empty for files
     */
    public record Kind(String name, String table, Phrase what, Then then) {}

    /**
     * How long.
     *
     * @param field the name of the days in the policy: {@code retention.notices-days}
     * @param since from when they are counted, such as from when it was sent
     */
    public record Term(String field, ToIntFunction<Policy> days, Phrase since) {}

    /** Tidies some of it: in one short transaction that it is called in. */
    @FunctionalInterface
    public interface Tidying {
        Step step(Handle db, Reach reach);
    }

    /**
     * How far a step goes.
     *
     * @param after the place of the last one that the step before has looked at; 0 to begin
     * @param before what is older is tidied
     * @param most how many it looks at
     */
    public record Reach(long after, Instant before, LocalDate today, int most) {}

    /**
     * What a step has done.
     *
     * @param last the place of the last one it looked at
     * @param tidied how many are gone, or without persons now
     * @param more whether there is more to do
     */
    public record Step(long last, int tidied, boolean more) {}

    /**
     * By a statement that walks along a key and says {@code last}, {@code tidied} and {@code more}; it is given {@code :after},
     * {@code :before} and {@code :most}.
     */
    public static Tidying walking(String sql) {
        return (db, reach) -> db.createQuery(sql)
                .bind("after", reach.after())
                .bind("before", reach.before())
                .bind("most", reach.most())
                .map((row, context) -> new Step(row.getLong("last"), row.getInt("tidied"), row.getBoolean("more")))
                .one();
    }

    /** By a statement that changes at most {@code :most} of what is older than {@code :before}, found by an index that holds no others. */
    public static Tidying changing(String sql) {
        return (db, reach) -> {
            int tidied = db.createUpdate(sql)
                    .bind("before", reach.before())
                    .bind("most", reach.most())
                    .execute();
            return new Step(0, tidied, tidied == reach.most());
        };
    }
}
