package id.simpul.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import id.simpul.database.Database;
import id.simpul.database.EmbeddedDatabase;
import id.simpul.intake.Incoming;
import id.simpul.intake.Unhurried;
import id.simpul.journey.Member;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a request costs that does not depend on the machine's mood: statements, bytes written ahead, bytes allocated. The figures
 * stand in {@code costs.properties}; {@code -Dwrite.costs=true} writes them anew.
 */
class CostsTest {
    private static final int BATCH = 200;
    private static final int BATCHES = 20;
    private static final double MORE = 1.1;
    private static final Path KEPT = Path.of("src", "test", "resources", "costs.properties");

    @TempDir
    private static Path directory;

    @Test
    void an_item_of_the_catalogue_costs_no_more_than_it_did() throws IOException {
        Map<String, Double> found = new TreeMap<>();
        try (EmbeddedDatabase first = EmbeddedDatabase.start(directory, 0, "admin-of-bench", "user-of-bench");
                Database made = first.open();
                Server server = Server.of(directory, "admin-of-bench")) {
            assertThat(made.time()).isPresent();
            server.countStatements();
            // It would write ahead as well, when it likes.
            server.run("alter system set autovacuum = off");
        }
        try (EmbeddedDatabase again = EmbeddedDatabase.start(directory, 0, "admin-of-bench", "user-of-bench");
                Database database = again.open();
                Server server = Server.of(directory, "admin-of-bench")) {
            Asking items = Asking.items(new Member("perpustakaan", ""), 1);
            Peers.Work work = Peers.work(database, Unhurried.BUDGETS);
            take(work, items);
            server.run("checkpoint");
            take(work, items);

            server.forgetStatements();
            long wal = server.wal();
            long bytes = allocated();
            take(work, items);
            found.put("allocated-bytes", (double) (allocated() - bytes) / BATCH / BATCHES);
            found.put("statements-a-batch", (double) server.statements() / BATCHES);
            found.put("wal-bytes", (double) (server.wal() - wal) / BATCH / BATCHES);
        }
        if (Boolean.getBoolean("write.costs")) {
            write(found);
        }
        Properties kept = kept();
        found.forEach((what, cost) -> assertThat(cost)
                .as("%s of a request; -Dwrite.costs=true writes it anew if it is to be more", what)
                .isLessThan(MORE * Double.parseDouble(kept.getProperty(what))));
    }

    private static void take(Peers.Work work, Asking items) {
        for (int batch = 0; batch < BATCHES; batch++) {
            List<Incoming> requests = IntStream.range(0, BATCH)
                    .mapToObj(i -> new Incoming(
                            new PartnerId("perpustakaan"),
                            PartnerKind.LIBRARY,
                            "ID:" + i,
                            Instant.now(),
                            items.next(items.senders().get(0))))
                    .toList();
            assertThat(work.answers(requests)).hasSize(BATCH);
        }
    }

    /** By all threads that live; the work is done by some that outlive it. */
    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
            sum += Math.max(0, bytes);
        }
        return sum;
    }

    private static Properties kept() throws IOException {
        Properties kept = new Properties();
        try (InputStream in = Files.newInputStream(KEPT)) {
            kept.load(in);
        }
        return kept;
    }

    private static void write(Map<String, Double> found) throws IOException {
        try (Writer out = Files.newBufferedWriter(KEPT)) {
            for (Map.Entry<String, Double> cost : found.entrySet()) {
                out.write(cost.getKey() + " = " + Math.round(cost.getValue() * 10) / 10.0 + "\n");
            }
        }
    }
}
