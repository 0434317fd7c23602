package id.simpul.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Asks for pages, tells how long each took, and what the database had to do for those that took too long. */
final class PagesTimed {
    private static final int SLOW = Integer.getInteger("slow", 300);

    private final Handle db;
    private final Path plans;
    private final Map<String, Supplier<HttpResponse<String>>> slow = new LinkedHashMap<>();

    /**
     * @param db with rights over the whole server, which counts statements
     * @param plans to which the server writes, when told to
     */
    PagesTimed(Handle db, Path plans) {
        this.db = db;
        this.plans = plans;
    }

    void head() {
        db.execute("select pg_stat_statements_reset()");
        System.out.printf(
                "%-66s %6s %8s %8s %8s %6s %8s%n", "page", "status", "p50 ms", "p95 ms", "max ms", "stmts", "bytes");
    }

    void page(String page, int rounds, Supplier<HttpResponse<String>> asking) {
        HttpResponse<String> answer = asking.get();
        long before = calls();
        double[] took = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            long begun = System.nanoTime();
            answer = asking.get();
            took[round] = (System.nanoTime() - begun) / 1e6;
        }
        long statements = (calls() - before) / rounds;
        Arrays.sort(took);
        double p95 = took[(int) Math.ceil(rounds * 0.95) - 1];
        boolean slowly = p95 > SLOW && !PagesFound.isFile(page);
        if (slowly) {
            slow.put(page, asking);
        }
        System.out.printf(
                "%-66s %6d %8.1f %8.1f %8.1f %6d %8d%s%n",
                page,
                answer.statusCode(),
                took[rounds / 2],
                p95,
                took[rounds - 1],
                statements,
                answer.body().length(),
                slowly ? "  SLOW" : "");
    }

    private long calls() {
        return db.createQuery(
                        "select coalesce(sum(calls), 0) from pg_stat_statements where query ~* '^\\s*(select|with|update|insert|delete)'")
                .mapTo(Long.class)
                .one();
    }

    /** What read and brought most of all statements that were called so often, and the plans of slow pages. */
    void tell(int calls) {
        System.out.println("The statements that read most, in blocks of 8 KiB a call, which no busy machine changes:");
        db.createQuery("""
                        select (shared_blks_hit + shared_blks_read) / calls || ' blocks, ' || round(mean_exec_time::numeric, 1) || ' ms, '
                               || rows / calls || ' rows, ' || calls || ' calls: '
                               || regexp_replace(left(query, 600), '\\s+', ' ', 'g')
                          from pg_stat_statements where query ~* '^\\s*(select|with)' and calls >= :calls
                         order by (shared_blks_hit + shared_blks_read) / calls desc limit 25
                        """).bind("calls", calls).mapTo(String.class).forEach(System.out::println);
        System.out.println("Those that bring more than 500 rows:");
        db.createQuery("""
                        select rows / calls || ' rows, ' || calls || ' calls: ' || regexp_replace(left(query, 200), '\\s+', ' ', 'g')
                          from pg_stat_statements where query ~* '^\\s*(select|with)' and rows / calls > 500
                         order by rows / calls desc limit 10
                        """).mapTo(String.class).forEach(System.out::println);
        slow.forEach(this::explain);
    }

    private void explain(String page, Supplier<HttpResponse<String>> asking) {
        long before = plans().length;
        explained(String.valueOf(SLOW / 10));
        int status = asking.get().statusCode();
        explained("-1");
        byte[] log = plans();
        System.out.printf("Plans of %s (%d):%n", page, status);
        System.out.println(new String(log, (int) before, (int) (log.length - before), StandardCharsets.UTF_8));
    }

    private byte[] plans() {
        try {
            return Files.readAllBytes(plans);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void explained(String millis) {
        db.execute("alter system set auto_explain.log_min_duration = '" + millis + "'");
        db.execute("select pg_reload_conf()");
        // Until every session has read it.
        db.execute("select pg_sleep(0.5)");
    }
}
