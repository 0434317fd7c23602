package id.simpul.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.client.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Clients of all protocols at a site where one thing after the other goes wrong, and what their books say in the end. */
final class Ledger {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String KILLED = " is killed";

    private final Site site;
    private final String name;
    private final Random random;
    private final Map<String, Integer> struck = new TreeMap<>();

    /** @param name of the history's file */
    Ledger(Site site, String name, long seed) {
        this.site = site;
        this.name = name;
        this.random = new Random(seed);
        System.out.printf("Ledger %s: -Dledger.seed=%d%n", name, seed);
    }

    /**
     * @param kills how often something is killed, at moments by chance; what else can go wrong does between them
     * @param requests of all clients together, at least
     * @throws AssertionError that names each request of which something is wrong, and the file of the history
     */
    void keep(int kills, int requests) throws Exception {
        Path file = Path.of("target", "ledger", name + ".history");
        long began = System.nanoTime();
        List<Client> clients = new ArrayList<>();
        try (History history = new History(file)) {
            for (Protocol protocol : Protocol.values()) {
                String partner = "arsip-" + protocol.name().toLowerCase(Locale.ROOT);
                clients.add(new Client(site::doors, site.add(partner), protocol, history));
            }
            List<String> kinds = new ArrayList<>();
            int share = 1 + requests / clients.size() / kills;
            int killed = 0;
            while (killed < kills) {
                if (kinds.isEmpty()) {
                    kinds.addAll(site.faults().keySet());
                    Collections.shuffle(kinds, random);
                }
                String kind = kinds.remove(0);
                strike(clients, kind, share);
                if (kind.contains(KILLED)) {
                    killed++;
                    tell(killed, kills, clients);
                }
            }
            await().atMost(PATIENCE).until(() -> clients.stream().allMatch(Client::isDone));
            clients.forEach(Client::close);
            List<String> effects = site.effects();
            judge(
                    history.tell(events -> Verdict.on(events, effects)),
                    file,
                    Duration.ofNanos(System.nanoTime() - began));
        } catch (org.awaitility.core.ConditionTimeoutException late) {
            throw new AssertionError(
                    standing(clients) + "; after " + struck + "; see " + file + ". " + String.join("\n", site.said()),
                    late);
        } finally {
            clients.forEach(Client::close);
        }
    }

    /** While all are sending; as soon as a part by chance of what they may send now is taken. */
    private void strike(List<Client> clients, String kind, int share) throws Exception {
        int enough = taken(clients) + 1 + random.nextInt(Math.max(1, share * clients.size() / 2));
        clients.forEach(client -> client.allow(share));
        await().atMost(PATIENCE).until(() -> taken(clients) >= enough);
        struck.merge(kind, 1, Integer::sum);
        site.faults().get(kind).strike();
        site.recover();
    }

    private static int taken(List<Client> clients) {
        return clients.stream().mapToInt(Client::taken).sum();
    }

    private static String standing(List<Client> clients) {
        return String.join(
                ", ",
                clients.stream()
                        .map(client -> client.name() + " " + client.answered() + " of " + client.taken())
                        .toList());
    }

    private void tell(int done, int of, List<Client> clients) {
        if (done % 10 == 0) {
            System.out.printf("%s: %d of %d kills; answered: %s%n", name, done, of, standing(clients));
        }
    }

    private void judge(Verdict verdict, Path file, Duration took) throws IOException {
        String figures = name + ": " + verdict.figures() + " in " + took.toSeconds() + " s, while " + struck;
        System.out.println(figures);
        Files.writeString(file.resolveSibling(name + ".figures"), figures + "\n");
        assertThat(verdict.findings()).as(file.toString()).isEmpty();
        Files.delete(file);
    }
}
