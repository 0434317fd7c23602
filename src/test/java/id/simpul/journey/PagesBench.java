package id.simpul.journey;

import id.simpul.console.session.Role;
import id.simpul.delivery.link.Link;
import id.simpul.delivery.link.Link.Purpose;
import id.simpul.delivery.link.Links;
import id.simpul.partner.PartnerId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * How long every page of the console takes with 5,000 schools and years of history, over HTTP, for somebody who is in, and each page that
 * a partner's link opens. What is measured is found by following links: lists with each of their orders, their next page, their choices
 * and their file, and a page of one thing of each kind; what is looked for by words stands below. Statements are counted by the
 * database, and of pages that took longer than allowed it shows the plans of what was slow.
 *
 * <p>Properties: {@code schools} (5000), {@code quarters} (8), {@code books} of a batch (100), {@code requests} (10000000),
 * {@code rounds} (20), {@code page} (only addresses that contain this), {@code slow} (300 ms), {@code home}: a folder that keeps what was
 * filled, and is measured again without filling it; {@code fill}: only fill it. Wants a disk, and two quiet cores for measuring alone.
 */
public final class PagesBench {
    private static final String PASSWORD = "awan-kerikil-pelita-7";
    private static final int ROUNDS = Integer.getInteger("rounds", 20);
    /** A file of 20,000 rows is asked for less often. */
    private static final int FILES = Math.min(3, ROUNDS);

    private static final String SCHOOL = "sd-77";
    /** What nothing links to because it is typed in. */
    private static final List<String> ASKED = List.of(
            "/",
            "/rotation/2026-Q4",
            "/rotation?q=negeri%2077",
            "/batches?quarter=2026-Q4",
            "/batches?partner=" + SCHOOL,
            "/batches?q=negeri%2047",
            "/batches/bat-77-0",
            "/partners?q=contoh",
            "/partners?q=negeri%2077",
            "/partners?kind=school&region=13.75.01&silent=90",
            "/partners/" + SCHOOL,
            "/privileges/all?partner=" + SCHOOL,
            "/bookings?month=2026-11",
            "/announcements?q=pengumuman",
            "/requests?partner=" + SCHOOL,
            "/requests?partner=" + SCHOOL + "&type=visit.book&status=refused",
            "/requests?request=r-7777777",
            "/requests.csv?partner=" + SCHOOL,
            "/mail?partner=" + SCHOOL,
            "/mail?q=sd-77",
            "/catalogue/find?q=cerita%20rakyat",
            "/activity?by=Rina",
            "/activity?q=bat-77",
            "/activity?type=staff.pack",
            "/activity?from=2026-03-01&to=2026-03-02",
            "/users",
            "/sessions",
            "/policy/new",
            "/system",
            "/me");

    private static final List<String> SOUGHT =
            List.of("r-7777777", "negeri 77", "SD Negeri 4711 Contoh", "cerita rakyat", "b-77-1", "PKS-77", "bat-77-0");

    private PagesBench() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Optional.ofNullable(System.getProperty("home"))
                .map(Path::of)
                .orElseGet(PagesBench::passing)
                .toAbsolutePath();
        Path plans = home.resolve("plans");
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(Files.createDirectories(home).resolve("data"))
                .setCleanDataDirectory(false)
                .setServerConfig("shared_preload_libraries", "pg_stat_statements,auto_explain")
                .setServerConfig("auto_explain.log_analyze", "on")
                .setServerConfig("auto_explain.log_buffers", "on")
                .setServerConfig("auto_explain.log_timing", "off")
                .setServerConfig("auto_explain.log_parameter_max_length", "60")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_directory", plans.toString())
                .setServerConfig("log_filename", "plans.log")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("max_connections", "200")
                .start()) {
            Jdbi admin = Jdbi.create(server.getPostgresDatabase());
            try (Handle db = admin.open();
                    WholeHub hub = hub(server, home)) {
                if (!Boolean.getBoolean("fill")) {
                    measure(hub, db, plans.resolve("plans.log"));
                }
            }
        }
        System.exit(0);
    }

    private static Path passing() {
        try {
            return Files.createTempDirectory("pages-bench");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static WholeHub hub(EmbeddedPostgres server, Path home) throws Exception {
        String url = server.getJdbcUrl("postgres", "postgres").replaceAll("[?].*", "");
        WholeHub hub = new WholeHub(home)
                .with("SIMPUL_DB_URL", url)
                .with("SIMPUL_DB_USER", "postgres")
                .with("SIMPUL_DB_PASSWORD", "postgres")
                .with("SIMPUL_HTTP_CALLS", "100000");
        if (Files.exists(home.resolve("filled"))) {
            return hub.start();
        }
        hub.start();
        hub.hub().letLookRound("rina", "Rina", Role.ADMINISTRATOR, PASSWORD);
        hub.stop();
        long begun = System.nanoTime();
        try (Handle db = Jdbi.create(server.getPostgresDatabase()).open()) {
            db.execute("create extension pg_stat_statements");
            new PagesFill(
                            Integer.getInteger("schools", 5_000),
                            Integer.getInteger("quarters", 8),
                            Integer.getInteger("books", 100),
                            Long.getLong("requests", 10_000_000))
                    .fill(db);
        }
        System.out.printf("Filled in %.0f s%n", (System.nanoTime() - begun) / 1e9);
        Files.createFile(home.resolve("filled"));
        return Boolean.getBoolean("fill") ? hub : hub.start();
    }

    private static void measure(WholeHub hub, Handle db, Path plans) throws IOException {
        StaffBrowser rina = StaffBrowser.in(hub, "rina", PASSWORD);
        long begun = System.nanoTime();
        List<String> pages = new PagesFound(rina).from(ASKED);
        System.out.printf("%d addresses found in %.0f s%n", pages.size(), (System.nanoTime() - begun) / 1e9);
        db.execute("select pg_stat_statements_reset()");
        String only = System.getProperty("page", "");
        PagesTimed timed = new PagesTimed(db, plans);
        timed.head();
        pages.stream()
                .filter(page -> page.contains(only))
                .forEach(page -> timed.page(page, PagesFound.isFile(page) ? FILES : ROUNDS, () -> rina.get(page)));
        if ("the counter's question".contains(only)) {
            rina.get("/privileges");
            timed.page(
                    "the counter's question", ROUNDS, () -> rina.send("/privileges", "step", "ref", "ref", "ref-777"));
        }
        for (String words : SOUGHT) {
            if (("search for " + words).contains(only)) {
                rina.get("/find");
                timed.page("search for " + words, ROUNDS, () -> rina.send("/find", "q", words));
            }
        }
        letters(hub).stream()
                .filter(page -> page.contains(only))
                .forEach(page -> timed.page(page, ROUNDS, () -> new StaffBrowser(hub).get(page)));
        timed.tell(FILES);
    }

    /** What a school's links open. */
    private static List<String> letters(WholeHub hub) {
        Links links = new Links(hub.hub().stores().home().secrets().get("links"));
        Instant now = hub.hub().clock().instant();
        List<String> letters = new ArrayList<>();
        for (Purpose purpose : List.of(Purpose.LIST, Purpose.RECEIVED, Purpose.RETURNED, Purpose.REPLACEMENT)) {
            String thing = purpose == Purpose.REPLACEMENT ? SCHOOL : "bat-77-0";
            Link link = new Link(purpose, new PartnerId(SCHOOL), thing);
            letters.add("/p/"
                    + hub.hub()
                            .stores()
                            .database()
                            .<String, RuntimeException>inTransaction(
                                    db -> links.make(db, link, Optional.empty(), now, now.plus(Duration.ofDays(30)))));
        }
        letters.addAll(List.of("/join", "/visit", "/login"));
        return letters;
    }
}
