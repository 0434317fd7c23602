package id.simpul.proof;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a history says when it is held against what is in the hub's tables: whether anything that was acknowledged is lost, has
 * happened twice, stayed without its reply, or was answered out of turn.
 */
final class Verdict {
    private static final String ACCEPTED = "accepted";

    private final Map<String, Account> accounts = new TreeMap<>();
    private final Set<String> unexplained;
    private final Map<String, String> explained = new HashMap<>();
    private final List<String> findings = new ArrayList<>();
    private long attempts;
    private long replies;
    private long redelivered;
    private long heard;
    private long hubTrouble = -1;
    private String going = "";

    private Verdict(Collection<String> effects) {
        unexplained = new HashSet<>(effects);
    }

    /**
     * @param history in the order in which it happened, with nothing more to come
     * @param effects the reference of every effect in the tables
     */
    static Verdict on(Stream<Event> history, Collection<String> effects) {
        Verdict verdict = new Verdict(effects);
        history.forEach(verdict::hear);
        verdict.accounts.values().forEach(Account::close);
        verdict.unexplained.forEach(effect -> verdict.find("doubled", effect, "nobody was told of this effect"));
        return verdict;
    }

    /** What is wrong, each with the id of its request; empty if nothing is. */
    List<String> findings() {
        return List.copyOf(findings);
    }

    int taken() {
        return accounts.values().stream()
                .mapToInt(account -> account.taken.cardinality())
                .sum();
    }

    private int setAside() {
        return accounts.values().stream()
                .mapToInt(account -> account.setAside.cardinality())
                .sum();
    }

    /** All in one line. */
    String figures() {
        return String.format(
                "%,d acknowledged, %,d attempts, %,d replies read (%,d of them again), %,d tried again by staff; %d wrong",
                taken(), attempts, replies, redelivered, setAside(), findings.size());
    }

    private void find(String what, String request, String why) {
        findings.add(what + " " + request + ": " + why);
    }

    private void hear(Event event) {
        heard++;
        if (event.kind() == Event.Kind.TROUBLE) {
            going = Told.trouble(event);
        }
        if (Told.touchesHub(going)) {
            hubTrouble = heard;
        }
        if (event.kind() == Event.Kind.OVER) {
            going = "";
        }
        accounts.computeIfAbsent(event.client(), client -> new Account()).hear(event);
    }

    /** The first reply to a request, as far as later ones are compared with it, and when the last before came. */
    private record First(String message, String text, long at) {}

    /** Of one client. */
    private final class Account {
        private final BitSet taken = new BitSet();
        private final Map<Integer, Integer> moreAttempts = new HashMap<>();
        private final BitSet tried = new BitSet();
        /** Answered when staff have it tried again: out of turn, and once more than it was sent. */
        private final BitSet setAside = new BitSet();

        private final BitSet answered = new BitSet();
        private final Map<Integer, First> first = new HashMap<>();
        private final Map<Integer, Set<String>> copies = new HashMap<>();
        private int latest = -1;
        private String client = "";

        void hear(Event event) {
            client = event.client();
            int number = event.number();
            switch (event.kind()) {
                case SENT -> {
                    attempts++;
                    if (tried.get(number)) {
                        moreAttempts.merge(number, 1, Integer::sum);
                    }
                    tried.set(number);
                }
                case TAKEN -> taken.set(number);
                case SET_ASIDE -> setAside.set(number);
                case REPLY -> reply(event);
                // What the hub tells by itself is Told's.
                case NOTICE, MAIL, TROUBLE, OVER, AGAIN, UNKNOWN -> {}
            }
        }

        private void reply(Event event) {
            int number = event.number();
            replies++;
            if (answered.get(number)) {
                again(event);
                return;
            }
            answered.set(number);
            first.put(number, new First(event.word().message(), event.word().text(), heard));
            if (!tried.get(number)) {
                find("unasked", event.request(), "it was answered before it was sent");
            }
            if (!setAside.get(number)) {
                if (number < latest) {
                    find("disorder", event.request(), "answered after " + client + "-" + latest);
                }
                latest = Math.max(latest, number);
            }
            judge(event);
        }

        private void judge(Event event) {
            String reference = event.word().reference();
            String before = explained.put(reference, event.request());
            if (!event.word().status().equals(ACCEPTED)) {
                find("refused", event.request(), event.word().status());
            } else if (before != null) {
                find("lost", event.request(), "its effect " + reference + " is that of " + before);
            } else if (!unexplained.remove(reference)) {
                find("lost", event.request(), "accepted, and its effect " + reference + " is not there");
            }
        }

        private void again(Event event) {
            int number = event.number();
            First before = first.get(number);
            redelivered++;
            if (!before.text().equals(event.word().text())) {
                find("doubled", event.request(), "answered in two ways");
            }
            first.put(number, new First(before.message(), before.text(), heard));
            Set<String> all = copies.computeIfAbsent(number, which -> new HashSet<>(Set.of(before.message())));
            // What waits to be sent, since the broker was away, comes again where the hub ended before it noted it as
            // sent.
            if (all.add(event.word().message()) && hubTrouble > before.at()) {
                moreAttempts.merge(number, 1, Integer::sum);
            }
            if (all.size() > 1 + moreAttempts.getOrDefault(number, 0) + (setAside.get(number) ? 1 : 0)) {
                find("doubled", event.request(), all.size() + " replies were sent, more than there were attempts");
            }
        }

        void close() {
            for (int number = taken.nextSetBit(0); number >= 0; number = taken.nextSetBit(number + 1)) {
                if (!answered.get(number)) {
                    find("unanswered", client + "-" + number, "acknowledged, and no reply came");
                }
            }
        }
    }
}
