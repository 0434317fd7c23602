package id.simpul.proof;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.client.Protocol;
import id.simpul.command.RunningHub;
import id.simpul.ledger.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Clients of all protocols at a site where one thing after the other goes wrong, and what their books say in the end. */
final class Ledger {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** What the mail server put off more than once waits some minutes. */
    private static final Duration PATIENCE_WITH_POST = Duration.ofMinutes(15);

    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final String KILLED = " is killed";
    private static final String AFTER_ALL = "what had come through ends after all";
    private static final String STAFF = "Sari";
    /** About so many requests are announcements, if there are many; each is a mail to each of the others. */
    private static final int ANNOUNCEMENTS = 2000;

    private static final int LEAST_BETWEEN = 50;

    /** To look for one cause alone, of faults that end a hub and others. */
    private static final Pattern ONLY = Pattern.compile(System.getProperty("ledger.faults", ""));

    private final Site site;
    private final Post post;
    private final String name;
    private final Random random;
    private final long begun = System.nanoTime();
    private final Map<String, Integer> struck = new TreeMap<>();
    private final Allowance allowance = new Allowance();
    private final Set<String> triedAgain = new TreeSet<>();

    /** @param name of the history's file */
    Ledger(Site site, Post post, String name, long seed) {
        this.site = site;
        this.post = post;
        this.name = name;
        this.random = new Random(seed);
        System.out.printf("Ledger %s: -Dledger.seed=%d%n", name, seed);
    }

    /**
     * @param kills how often something is killed at least, at moments by chance; all else that can go wrong does between them
     * @param requests of all clients together, at least
     * @throws AssertionError that names each request of which something is wrong, and the file of the history
     */
    void keep(int kills, int requests) throws Exception {
        Path file = Path.of("target", "ledger", name + ".history");
        List<Client> clients = new ArrayList<>();
        Told told =
                new Told(Arrays.stream(Protocol.values()).map(Ledger::partner).collect(Collectors.toSet()));
        try (History history = new History(file, told::hear)) {
            post.writesTo(history::note);
            int every = Math.max(LEAST_BETWEEN, requests / ANNOUNCEMENTS);
            for (Protocol protocol : Protocol.values()) {
                clients.add(new Client(site, new Wishes(partner(protocol), every), protocol, history, allowance));
            }
            int killed = 0;
            while (killed < kills) {
                List<String> round = new ArrayList<>(faults().keySet());
                Collections.shuffle(round, random);
                for (String kind : round) {
                    int share = 1 + requests / strikes(kills);
                    allowance.add(share);
                    strike(clients, history, kind, share);
                    killed += isKill(kind) ? 1 : 0;
                }
                System.out.printf("%s: %d kills; answered: %s%n", name, killed, standing(clients));
            }
            post.isWell();
            Site.within(PATIENCE).pollInterval(A_MOMENT).until(() -> isAllAnswered(clients, history));
            Site.within(PATIENCE_WITH_POST).pollInterval(A_MOMENT).until(() -> isAllTold(told, history));
            clients.forEach(Client::close);
            List<String> effects = site.effects();
            judge(history.tell(events -> Verdict.on(events, effects)), told, file);
        } catch (org.awaitility.core.ConditionTimeoutException late) {
            throw new AssertionError(
                    standing(clients) + "; " + unanswered(clients) + "; " + told.figures() + "; after " + struck
                            + "; see " + file + ". " + String.join("\n", site.said()),
                    late);
        } finally {
            clients.forEach(Client::close);
        }
    }

    private static String partner(Protocol protocol) {
        return "arsip-" + protocol.name().toLowerCase(Locale.ROOT);
    }

    private Map<String, Site.Fault> faults() {
        Map<String, Site.Fault> all = new LinkedHashMap<>(site.faults(allowance));
        all.putAll(post.faults());
        all.keySet().removeIf(fault -> !ONLY.matcher(fault).find());
        return all;
    }

    /** How many of all kinds there are until so many are kills. */
    private int strikes(int kills) {
        int kinds = (int) faults().keySet().stream().filter(Ledger::isKill).count();
        return (kills + kinds - 1) / kinds * faults().size();
    }

    private static boolean isKill(String kind) {
        return kind.contains(KILLED);
    }

    /** While all are sending, as soon as a part by chance of what they may send now is taken. A bad day of the mail server goes on. */
    private void strike(List<Client> clients, History history, String kind, int share) throws Exception {
        int enough = taken(clients) + 1 + random.nextInt(share);
        Site.within(PATIENCE).until(() -> taken(clients) >= enough || endsAfterAll(history));
        struck.merge(kind, 1, Integer::sum);
        history.note(Event.of(Event.Kind.TROUBLE, kind));
        faults().get(kind).strike();
        if (!kind.startsWith(Told.MAIL)) {
            site.recover();
            post.isWell();
        }
        history.note(Event.of(Event.Kind.OVER, kind));
    }

    /** Of a full disk or a cut line some part may die when all seemed well again: it is started anew. */
    private boolean endsAfterAll(History history) throws Exception {
        if (site.hasEnded()) {
            struck.merge(AFTER_ALL, 1, Integer::sum);
            history.note(Event.of(Event.Kind.TROUBLE, AFTER_ALL));
            site.recover();
            history.note(Event.of(Event.Kind.OVER, AFTER_ALL));
        }
        return false;
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

    /** What the hub took for a message on which it dies, since it was in hand at two of the ends, staff have tried again. */
    private boolean isAllAnswered(List<Client> clients, History history) throws Exception {
        if (clients.stream().allMatch(Client::isDone)) {
            return true;
        }
        endsAfterAll(history);
        List<String> setAside = site.setAside();
        // Once each: staff do not try again and again what fails again.
        if (triedAgain.addAll(setAside)) {
            setAside.forEach(request -> {
                int place = request.lastIndexOf('-');
                int number = Integer.parseInt(request.substring(place + 1));
                history.note(Event.of(request.substring(0, place), Event.Kind.SET_ASIDE, number));
            });
            new RunningHub(site.home()).ask("staff.failure.retry", Json.object().put("all", true), STAFF, "");
        }
        return false;
    }

    /** How many still wait for a reply, by what the hub has of them, if it can be asked. */
    private String unanswered(List<Client> clients) {
        try {
            return byWhatIsKnown(clients, site.known()).toString();
        } catch (Exception e) {
            return "the tables cannot be read: " + e;
        }
    }

    private static Map<String, Integer> byWhatIsKnown(List<Client> clients, Map<String, String> known) {
        Map<String, Integer> unanswered = new TreeMap<>();
        for (Client client : clients) {
            client.unanswered().forEach(id -> unanswered.merge(known.getOrDefault(id, "unknown"), 1, Integer::sum));
        }
        return unanswered;
    }

    /** What the hub has given up, staff have sent again. */
    private boolean isAllTold(Told told, History history) {
        if (told.isComplete()) {
            return true;
        }
        RunningHub hub = new RunningHub(site.home());
        if (!hub.ask("mail.list", Json.object(), STAFF, "").isEmpty()) {
            history.note(Event.of(Event.Kind.AGAIN, "-"));
            hub.ask("staff.mail.again", Json.object().put("all", true), STAFF, "");
        }
        return false;
    }

    private void judge(Verdict verdict, Told told, Path file) throws IOException {
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        String figures = name + ": " + verdict.figures() + "; " + told.figures() + "; in " + took.toSeconds()
                + " s, while " + struck;
        System.out.println(figures);
        Files.writeString(file.resolveSibling(name + ".figures"), figures + "\n");
        assertThat(verdict.findings()).as(file.toString()).isEmpty();
        assertThat(told.findings()).as(file.toString()).isEmpty();
        Files.delete(file);
    }
}
