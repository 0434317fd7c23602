package id.simpul.journey;

import id.simpul.console.session.Role;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * How long every page of the console takes with 5,000 schools and years of history, over HTTP, with its statements counted by the
 * database. Properties: {@code schools} (5000), {@code quarters} (8), {@code books} of a batch (100), {@code requests} (10000000),
 * {@code rounds} (20), {@code page} (only those that contain this). Wants two quiet cores, and a disk.
 */
public final class PagesBench {
    private static final String PASSWORD = "awan-kerikil-pelita-7";
    private static final int ROUNDS = Integer.getInteger("rounds", 20);
    private static final List<String> PAGES = List.of(
            "/",
            "/attention",
            "/failures",
            "/pending",
            "/find",
            "/rotation",
            "/rotation/2026-Q4",
            "/rotation/2027-Q1",
            "/batches",
            "/batches?state=received",
            "/batches?quarter=2026-Q4",
            "/batches/bat-77-0",
            "/batches/bat-77-0/scan",
            "/scan",
            "/runs",
            "/runs/2026-Q4/3",
            "/obligations",
            "/obligations?state=open",
            "/partners",
            "/partners?q=contoh",
            "/partners?q=negeri%204711",
            "/partners?kind=school&region=13.75.01&silent=90",
            "/partners/sd-77",
            "/agreements",
            "/agreements/waiting",
            "/exchange",
            "/exchange/balance",
            "/privileges",
            "/privileges/all",
            "/privileges/all?partner=sd-77",
            "/bookings",
            "/bookings?month=2026-11",
            "/bookings/list",
            "/trainings",
            "/announcements",
            "/announcements?q=pengumuman",
            "/outreach",
            "/requests",
            "/requests?status=refused",
            "/requests?partner=sd-77",
            "/requests?type=visit.book",
            "/requests?q=r-77",
            "/requests.csv?partner=sd-77",
            "/mail",
            "/mail?state=trouble",
            "/mail?partner=sd-77",
            "/mail?q=sd-77",
            "/reports",
            "/catalogue",
            "/catalogue?q=cerita",
            "/activity",
            "/activity?by=Rina",
            "/activity?q=bat-77",
            "/activity?type=staff.pack",
            "/calendar",
            "/policy",
            "/policy/new",
            "/jobs",
            "/users",
            "/sessions",
            "/system",
            "/help",
            "/me");

    private PagesBench() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Files.createTempDirectory("pages-bench");
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(home.resolve("data"))
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("max_connections", "200")
                .start()) {
            Jdbi admin = Jdbi.create(server.getPostgresDatabase());
            try (Handle db = admin.open();
                    WholeHub hub = hub(server, home)) {
                db.execute("create extension pg_stat_statements");
                measure(hub, db);
            }
        }
        System.exit(0);
    }

    private static WholeHub hub(EmbeddedPostgres server, Path home) throws Exception {
        String url = server.getJdbcUrl("postgres", "postgres").replaceAll("[?].*", "");
        WholeHub hub = new WholeHub(home)
                .with("SIMPUL_DB_URL", url)
                .with("SIMPUL_DB_USER", "postgres")
                .with("SIMPUL_DB_PASSWORD", "postgres")
                .with("SIMPUL_HTTP_CALLS", "100000");
        hub.start();
        hub.hub().letLookRound("rina", "Rina", Role.ADMINISTRATOR, PASSWORD);
        hub.stop();
        long begun = System.nanoTime();
        try (Handle db = Jdbi.create(server.getPostgresDatabase()).open()) {
            new PagesFill(
                            Integer.getInteger("schools", 5_000),
                            Integer.getInteger("quarters", 8),
                            Integer.getInteger("books", 100),
                            Long.getLong("requests", 10_000_000))
                    .fill(db);
        }
        System.out.printf("Filled in %.0f s%n", (System.nanoTime() - begun) / 1e9);
        return hub.start();
    }

    private static void measure(WholeHub hub, Handle db) {
        StaffBrowser rina = StaffBrowser.in(hub, "rina", PASSWORD);
        db.execute("select pg_stat_statements_reset()");
        String only = System.getProperty("page", "");
        System.out.printf("%-52s %6s %8s %8s %6s %8s%n", "page", "status", "p50 ms", "p95 ms", "stmts", "bytes");
        for (String page : PAGES) {
            if (page.contains(only)) {
                page(rina, db, page);
            }
        }
        System.out.println("The statements that read most, in blocks of 8 KiB a call, which no busy machine changes:");
        db.createQuery("""
                        select (shared_blks_hit + shared_blks_read) / calls || ' blocks, ' || round(mean_exec_time::numeric, 1) || ' ms, '
                               || rows / calls || ' rows, ' || calls || ' calls: '
                               || regexp_replace(left(query, 600), '\\s+', ' ', 'g')
                          from pg_stat_statements where query ~* '^\\s*(select|with)' and calls >= :rounds
                         order by (shared_blks_hit + shared_blks_read) / calls desc limit 25
                        """).bind("rounds", ROUNDS).mapTo(String.class).forEach(System.out::println);
    }

    private static void page(StaffBrowser rina, Handle db, String page) {
        HttpResponse<String> first = rina.get(page);
        long before = calls(db);
        double[] took = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            rina.get(page);
            took[round] = (System.nanoTime() - begun) / 1e6;
        }
        long statements = (calls(db) - before) / ROUNDS;
        Arrays.sort(took);
        System.out.printf(
                "%-52s %6d %8.1f %8.1f %6d %8d%s%n",
                page,
                first.statusCode(),
                took[ROUNDS / 2],
                took[(int) Math.ceil(ROUNDS * 0.95) - 1],
                statements,
                first.body().length(),
                took[(int) Math.ceil(ROUNDS * 0.95) - 1] > 300 ? "  SLOW" : "");
    }

    private static long calls(Handle db) {
        return db.createQuery(
                        "select coalesce(sum(calls), 0) from pg_stat_statements where query ~* '^\\s*(select|with|update|insert|delete)'")
                .mapTo(Long.class)
                .one();
    }
}
