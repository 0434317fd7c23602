package id.simpul.bench;

import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/**
 * What the indexes of the console's pages cost what is written at the intake: rounds with and without them by turns in one run, each
 * compared with the one beside it, so that what else the machine does meets both alike. Told are the median of these pairs, within what
 * it lies in 95 of 100 such runs, and what the log of the database grew; whether that is sharp enough to tell 3 % is told too.
 * Properties: {@code rounds} (200), {@code batches} of 200 requests each (50), {@code writes}: 1 for requests alone, 2 with their history,
 * 4 with mails too, one for ten requests (4).
 */
public final class IndexesBench {
    private static final int ROUNDS = Integer.getInteger("rounds", 200);
    private static final int BATCHES = Integer.getInteger("batches", 50);
    private static final int WRITES = Integer.getInteger("writes", 4);
    /** How far apart, in per cent, the ends of what the median lies within may be to tell 3 % from nothing. */
    private static final double TOLD = 3;

    private static final Map<String, String> INDEXES = indexes();
    private static final List<String> WRITTEN = List.of("""
            insert into requests (partner, id, type, fingerprint, status, happened_at, received_at, reply_id, event, quiet)
            select 'sd-' || n % 100, 'r-' || :first + n, 'rotation.received', decode(md5(n::text), 'hex'), 'accepted', now(), now(),
                   'rep-' || :first + n, '{"data":{"request":"r","status":"accepted","outcome":{},"reasons":[]}}', true
              from generate_series(1, 200) as n
            """, """
            insert into events (at, partner, subject, step, detail)
            select now(), 'sd-' || n % 100, 'bat-' || :first + n, 'received', '{}' from generate_series(1, 200) as n
            """, """
            insert into notices (id, partner, topic, event, at)
            select 'n-' || :first + n, 'sd-' || n % 100, 'rotation.dispatched', '{}', now() from generate_series(1, 20) as n
            """, """
            insert into deliveries (partner, channel, notice, state, next_at)
            select partner, 'email', seq, 'waiting', now() from notices where id = any(select 'n-' || :first + n from generate_series(1, 20) as n)
            """);

    private IndexesBench() {}

    private static Map<String, String> indexes() {
        Map<String, String> indexes = new LinkedHashMap<>();
        indexes.put("requests_in_order", "on requests using brin (reply) with (autosummarize = on)");
        indexes.put("deliveries_mails", "on deliveries (seq) where channel = 'email'");
        indexes.put("deliveries_mails_of", "on deliveries (partner, seq) where channel = 'email'");
        indexes.put("events_of_staff", "on events (seq) where partner = 'staff'");
        return indexes;
    }

    /** A round's time in ms, and the bytes the database logged. */
    private record Cost(double millis, double bytes) {}

    public static void main(String[] arguments) {
        try (Database database = TestDatabase.fresh()) {
            database.jdbi().useHandle(db -> {
                db.execute("set synchronous_commit = off");
                List<Cost> with = new ArrayList<>();
                List<Cost> without = new ArrayList<>();
                for (int round = -2; round < ROUNDS * 2; round++) {
                    // With, without, without, with: what grows meets both alike.
                    boolean there = (round + 4) % 4 == 0 || (round + 4) % 4 == 3;
                    set(db, there);
                    Cost cost = round(db, round + 2);
                    if (round >= 0) {
                        (there ? with : without).add(cost);
                    }
                }
                tell(with, without);
            });
        }
        System.exit(0);
    }

    private static void set(Handle db, boolean there) {
        INDEXES.forEach((name, on) ->
                db.execute(there ? "create index if not exists " + name + " " + on : "drop index if exists " + name));
    }

    private static Cost round(Handle db, int round) {
        long logged = log(db);
        long begun = System.nanoTime();
        for (int batch = 0; batch < BATCHES; batch++) {
            long first = (long) (round * BATCHES + batch) * 1_000;
            db.useTransaction(one -> WRITTEN.subList(0, WRITES)
                    .forEach(sql -> one.createUpdate(sql).bind("first", first).execute()));
        }
        return new Cost((System.nanoTime() - begun) / 1e6, log(db) - logged);
    }

    private static long log(Handle db) {
        return db.createQuery("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint")
                .mapTo(Long.class)
                .one();
    }

    private static void tell(List<Cost> with, List<Cost> without) {
        double[] pairs = IntStream.range(0, ROUNDS)
                .mapToDouble(
                        pair -> more(with.get(pair).millis(), without.get(pair).millis()))
                .sorted()
                .toArray();
        // The ranks between which a median lies: so many of n pairs are below it, as coins fall.
        int low = Math.max(0, (int) Math.floor(ROUNDS / 2.0 - 0.98 * Math.sqrt(ROUNDS)));
        double from = pairs[low];
        double to = pairs[ROUNDS - 1 - low];
        double bytes = more(
                with.stream().mapToDouble(Cost::bytes).average().orElse(0),
                without.stream().mapToDouble(Cost::bytes).average().orElse(0));
        System.out.printf(
                "%d pairs of rounds of %d requests: with the indexes %+.1f %% time at the median (%+.1f to %+.1f %% in 95 of 100 runs), %+.1f %% log; %s%n",
                ROUNDS,
                BATCHES * 200,
                pairs[ROUNDS / 2],
                from,
                to,
                bytes,
                to - from < TOLD
                        ? "sharp enough to tell 3 %"
                        : "too rough to tell 3 %: a quieter machine or more rounds");
    }

    private static double more(double with, double without) {
        return 100 * (with / without - 1);
    }
}
