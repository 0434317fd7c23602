package id.simpul.bench;

import id.simpul.journey.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Whether a request costs the same, and the hub takes no more memory, when much has happened before and when many partners are there:
 * the whole hub, whose history is written into its database by the server itself, and whose partners are added as staff add them.
 *
 * <p>Properties: {@code history} (10000,1000000,10000000 requests that were answered before), {@code partners} (15,1000,5000),
 * {@code messages} a round (10000), {@code lone} requests one at a time (300).
 */
public final class GrowthBench {
    private static final String FIRST_OF_SEPTEMBER = "2026-09-01T02:00:00Z";
    private static final int MESSAGES = Integer.getInteger("messages", 10_000);
    private static final int LONE = Integer.getInteger("lone", 300);

    /** A past of catalogue records, a tenth of which left a line of history of their own, and a twentieth a notice that was sent. */
    private static final List<String> PAST = List.of("""
            insert into requests (partner, id, type, fingerprint, status, happened_at, received_at, reply, reply_id, event, quiet)
            select 'perpustakaan', 'past-' || n, 'catalogue.item', decode(md5(n::text) || md5(n::text), 'hex'), 'accepted',
                   timestamptz '2024-01-01' + n * interval '5 seconds', timestamptz '2024-01-01' + n * interval '5 seconds',
                   nextval('places'), 'rpl-' || md5(n::text),
                   '{"specversion":"1.0","id":"rpl-' || md5(n::text) || '","source":"/hub","type":"id.simpul.reply.v1","data":{"request":"past-'
                       || n || '","status":"accepted","outcome":{"barcode":"P' || n || '","title":"ttl-' || md5((n / 3)::text) || '"}}}',
                   true
              from generate_series(%1$d::bigint + 1, %2$d) as n
            """, """
            insert into titles (id, title) select 'past-' || n, 'Cerita Lama nomor ' || n from generate_series(%1$d::bigint / 30 + 1, %2$d / 30) as n
            """, """
            insert into items (barcode, title, collection, grades, condition, lendable, changed_at)
            select 'P' || n, 'past-' || (1 + n / 3), 'children', 'both', 'good', true, timestamptz '2024-01-01'
              from generate_series(%1$d::bigint / 10 + 1, %2$d / 10 - 3) as n
            """, """
            insert into events (at, partner, request_id, subject, step)
            select timestamptz '2024-01-01' + n * interval '50 seconds', 'perpustakaan', 'past-' || n, 'P' || n, 'accepted'
              from generate_series(%1$d::bigint / 10 + 1, %2$d / 10) as n
            """, """
            with told as (
                insert into notices (id, partner, topic, event, at)
                select 'past-' || n, 'school-contoh-' || n %% 15, 'rotation.planned', '{"id":"past-' || n || '"}', timestamptz '2024-01-01'
                  from generate_series(%1$d::bigint / 20 + 1, %2$d / 20) as n
                returning seq, partner)
            insert into deliveries (partner, channel, notice, state, next_at, sent_at)
            select partner, 'queue', seq, 'sent', timestamptz '2024-01-01', timestamptz '2024-01-01' from told
            """);

    private final Report report = new Report();

    private GrowthBench() {}

    public static void main(String[] args) throws Exception {
        GrowthBench bench = new GrowthBench();
        bench.report.head();
        bench.history(sizes("history", "10000,1000000,10000000"));
        bench.partners(sizes("partners", "15,1000,5000"));
        System.exit(0);
    }

    private static long[] sizes(String name, String usual) {
        return Arrays.stream(System.getProperty(name, usual).split(","))
                .filter(size -> !size.isEmpty())
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private void history(long... sizes) throws Exception {
        try (HubUnderTest hub = HubUnderTest.start(FIRST_OF_SEPTEMBER)) {
            Year year = new Year(hub);
            year.agreements();
            warm(hub, year);
            long there = 0;
            for (long size : sizes) {
                long begun = System.nanoTime();
                for (String sql : PAST) {
                    hub.server().run(sql.formatted(there, size));
                }
                hub.server().run("vacuum analyze");
                hub.server().run("checkpoint");
                report.say("%,d requests of history written in %.0f s", size, (System.nanoTime() - begun) / 1e9);
                measure(hub, year, String.format(Locale.ROOT, "%,d requests before", size));
                there = size;
            }
        }
    }

    private void partners(long... sizes) throws Exception {
        try (HubUnderTest hub = HubUnderTest.start(FIRST_OF_SEPTEMBER)) {
            Year year = new Year(hub);
            year.agreements();
            warm(hub, year);
            long there = year.size();
            for (long size : sizes) {
                long begun = System.nanoTime();
                for (; there < size; there++) {
                    hub.add("school-lain-" + there, "school");
                }
                report.say("%,d partners are there after %.0f s", there, (System.nanoTime() - begun) / 1e9);
                measure(hub, year, String.format(Locale.ROOT, "%,d partners", there));
            }
        }
    }

    /** Java compiles what it runs often; without it the first size would seem the dearest. */
    private static void warm(HubUnderTest hub, Year year) throws Exception {
        for (int round = 0; round < Integer.getInteger("warm", 3); round++) {
            hub.take("warm", MESSAGES, List.of(Asking.items(year.library(), 1)));
            hub.take("warm", MESSAGES, year.mix());
        }
    }

    private void measure(HubUnderTest hub, Year year, String when) throws Exception {
        Member library = year.library();
        report.row(hub.take("items, " + when, MESSAGES, List.of(Asking.items(library, 1))));
        report.row(hub.take("the mix, " + when, MESSAGES, year.mix()));
        report.say("a lone request, %s: %s", when, Latency.lone(hub.url(), library, Asking.items(library, 1), LONE));
        report.say("memory, %s: %s", when, memory());
    }

    /** Of this Java, which has the hub and its broker; PostgreSQL's is what it is given. */
    private static String memory() throws IOException {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        String resident = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .map(line -> line.replaceAll("\\D+", ""))
                .findFirst()
                .orElse("0");
        return String.format(
                Locale.ROOT,
                "%,d MB of heap in use after a collection, %,d MB resident",
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                Long.parseLong(resident) >> 10);
    }
}
