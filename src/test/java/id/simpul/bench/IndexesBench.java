package id.simpul.bench;

import id.simpul.database.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What the indexes of the console's pages cost what is written at the intake: two databases that grow alike, one with them and one without,
 * are written to by turns. Each round is compared with the one beside it; half way through the two change places. What is compared is the
 * processor's time of the server's process that writes, which no busy machine adds to, and what the database logs. Told are the median
 * of the pairs and within what it lies in 95 of 100 such runs.
 *
 * <p>Properties: {@code rounds} (400), {@code batches} of 200 requests each (25), {@code writes}: 1 for requests alone, 2 with their
 * history, 4 with mails too, one for ten requests (4); {@code indexes}: those of these names alone, or {@code none}: that shows how sharp
 * it is.
 */
public final class IndexesBench {
    private static final int ROUNDS = Integer.getInteger("rounds", 400);
    private static final int BATCHES = Integer.getInteger("batches", 25);
    private static final int WRITES = Integer.getInteger("writes", 4);
    private static final int WARMING = 4;
    /** The most that the pages' indexes may cost, in per cent. */
    private static final double MOST = 3;

    private static final Map<String, String> INDEXES = indexes();
    private static final List<String> WRITTEN = List.of("""
            insert into requests (partner, id, type, fingerprint, status, happened_at, received_at, reply_id, event, quiet)
            select 'sd-' || (:first + n) * 7919 % 5000, 'r-' || :first + n, 'rotation.received', decode(md5(n::text), 'hex'), 'accepted',
                   now(), now(), 'rep-' || :first + n, '{"data":{"request":"r","status":"accepted","outcome":{},"reasons":[]}}', true
              from generate_series(1, 200) as n
            """, """
            insert into events (at, partner, subject, step, detail)
            select now(), 'sd-' || (:first + n) * 7919 % 5000, 'bat-' || :first + n, 'received', '{}' from generate_series(1, 200) as n
            """, """
            insert into notices (id, partner, topic, event, at)
            select 'n-' || :first + n, 'sd-' || (:first + n) * 7919 % 5000, 'rotation.dispatched', '{}', now()
              from generate_series(1, 20) as n
            """, """
            insert into deliveries (partner, channel, notice, state, next_at)
            select partner, 'email', seq, 'waiting', now() from notices where id = any(select 'n-' || :first + n from generate_series(1, 20) as n)
            """);

    /** So many blocks are summed up as one. */
    private static final Map<String, Integer> SUMMED_UP = Map.of("requests_in_order", 128, "requests_received", 32);

    private IndexesBench() {}

    private static Map<String, String> indexes() {
        Map<String, String> indexes = new LinkedHashMap<>();
        indexes.put("requests_in_order", "on requests using brin (reply) with (autosummarize = on)");
        indexes.put(
                "requests_received",
                "on requests using brin (received_at) with (pages_per_range = 32, autosummarize = on)");
        indexes.put("deliveries_mails", "on deliveries (seq) where channel = 'email'");
        indexes.put("deliveries_mails_of", "on deliveries (partner, seq) where channel = 'email'");
        indexes.put("events_of_staff", "on events (seq) where partner = 'staff'");
        indexes.put(
                "events_of_looks", "on events (seq) where step in ('looked-at', 'handed-out', 'erased', 'list-shown')");
        // No page's alone: replies that are kept or read again are found by it. It costs nothing here unless it is
        // named.
        indexes.put("requests_by_reply", "on requests (partner, reply)");
        String named = System.getProperty(
                "indexes",
                "requests_in_order,requests_received,deliveries_mails,deliveries_mails_of,events_of_staff,events_of_looks");
        indexes.keySet().retainAll(List.of(named.split(",", -1)));
        return indexes;
    }

    /** A round's time of the processor in ms, and the bytes the database logged. */
    private record Cost(double millis, double bytes) {}

    /** One of the two databases. */
    private record Side(Handle db, Path process) {
        static Side of(Jdbi jdbi) {
            Handle db = jdbi.open();
            db.execute("set synchronous_commit = off");
            int pid = db.createQuery("select pg_backend_pid()")
                    .mapTo(Integer.class)
                    .one();
            return new Side(db, Path.of("/proc/" + pid + "/schedstat"));
        }

        void set(boolean there) {
            INDEXES.forEach((name, on) -> db.execute(
                    there ? "create index if not exists " + name + " " + on : "drop index if exists " + name));
        }

        Cost round(int round) {
            long before = pages();
            long logged = log();
            double begun = millis();
            for (int batch = 0; batch < BATCHES; batch++) {
                long first = (long) (round * BATCHES + batch) * 1_000;
                db.useTransaction(one -> WRITTEN.subList(0, WRITES)
                        .forEach(sql ->
                                one.createUpdate(sql).bind("first", first).execute()));
            }
            SUMMED_UP.forEach((index, pages) -> sumUp(index, pages, before, pages()));
            return new Cost(millis() - begun, log() - logged);
        }

        /** What another process does otherwise, of each range that is full: one that still grows is not summed up by the server either. */
        private void sumUp(String index, int range, long from, long to) {
            db.createQuery("""
                            select brin_summarize_range(to_regclass(:index), n * :range)
                              from generate_series(:from, :to) as n where to_regclass(:index) is not null
                            """)
                    .bind("index", index)
                    .bind("range", range)
                    .bind("from", from / range)
                    .bind("to", to / range - 1)
                    .mapTo(Integer.class)
                    .list();
        }

        private long pages() {
            return db.createQuery("select pg_relation_size('requests') / 8192")
                    .mapTo(Long.class)
                    .one();
        }

        private double millis() {
            try {
                return Long.parseLong(Files.readString(process).split(" ", 2)[0]) / 1e6;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private long log() {
            return db.createQuery("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint")
                    .mapTo(Long.class)
                    .one();
        }
    }

    public static void main(String[] arguments) throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("checkpoint_timeout", "5min")
                .start()) {
            Jdbi admin = Jdbi.create(server.getPostgresDatabase());
            admin.useHandle(db -> List.of("one", "other").forEach(name -> db.execute("create database " + name)));
            try (Database one = connect(server, "one");
                    Database other = connect(server, "other")) {
                compare(Side.of(one.jdbi()), Side.of(other.jdbi()));
            }
        }
        System.exit(0);
    }

    private static Database connect(EmbeddedPostgres server, String name) {
        return Database.open(server.getJdbcUrl("postgres", name).replaceAll("[?].*", ""), "postgres", "postgres");
    }

    private static void compare(Side one, Side other) {
        List<Cost> with = new ArrayList<>();
        List<Cost> without = new ArrayList<>();
        for (int round = -WARMING; round < ROUNDS; round++) {
            boolean first = round < ROUNDS / 2;
            if (round == -WARMING || round == ROUNDS / 2) {
                one.set(first);
                other.set(!first);
            }
            // With, without, without, with: what grows meets both alike.
            Side there = first ? one : other;
            Side none = first ? other : one;
            boolean begins = Math.floorMod(round, 2) == 0;
            Cost before = (begins ? there : none).round(round + WARMING);
            Cost after = (begins ? none : there).round(round + WARMING);
            if (round >= 0) {
                with.add(begins ? before : after);
                without.add(begins ? after : before);
            }
        }
        System.out.printf(
                "%s: %d pairs of rounds of %d requests, %.0f ms of the processor each%n",
                INDEXES.keySet(),
                ROUNDS,
                BATCHES * 200,
                without.stream().mapToDouble(Cost::millis).average().orElse(0));
        tell("time of the processor", with, without, Cost::millis);
        tell("log", with, without, Cost::bytes);
    }

    private static void tell(String what, List<Cost> with, List<Cost> without, ToDoubleFunction<Cost> of) {
        double[] pairs = IntStream.range(0, ROUNDS)
                .mapToDouble(pair -> more(of.applyAsDouble(with.get(pair)), of.applyAsDouble(without.get(pair))))
                .sorted()
                .toArray();
        // The ranks between which a median lies: so many of n pairs are below it, as coins fall.
        int low = Math.max(0, (int) Math.floor(ROUNDS / 2.0 - 0.98 * Math.sqrt(ROUNDS)));
        double from = pairs[low];
        double to = pairs[ROUNDS - 1 - low];
        System.out.printf(
                "with them %+.1f %% %s at the median (%+.1f to %+.1f %% in 95 of 100 runs), %+.1f %% in all: %s%n",
                pairs[ROUNDS / 2],
                what,
                from,
                to,
                more(
                        with.stream().mapToDouble(of).sum(),
                        without.stream().mapToDouble(of).sum()),
                to <= MOST ? "not more than 3 %" : from > MOST ? "MORE THAN 3 %" : "too rough to tell 3 %");
    }

    private static double more(double with, double without) {
        return 100 * (with / without - 1);
    }
}
