package id.simpul.intake.component;

import id.simpul.partner.PartnerId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Shares the partners of a kind out to shards, and those in trouble to a few more that are started when there are any. */
final class Shards {
    private static final int APART = 4;

    private final String kind;
    private final Wiring wiring;
    private final BiFunction<String, Runnable, Thread> newThread;
    private final List<Shard> ordinary = new ArrayList<>();
    private final List<Shard> apart = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Farewell farewell = new Farewell();
    private boolean stopped;

    /**
     * @param newThread makes one of a name, not started
     */
    Shards(String kind, Wiring wiring, BiFunction<String, Runnable, Thread> newThread) {
        this.kind = kind;
        this.wiring = wiring;
        this.newThread = newThread;
    }

    synchronized void start(int number, Set<PartnerId> partners) {
        for (int i = 0; i < number; i++) {
            ordinary.add(new Shard(kind + "-" + i, Set.of(), wiring));
        }
        share(partners);
        ordinary.forEach(this::run);
    }

    /**
     * Has these partners read from now on, and no others; nobody any more once all are asked to end.
     *
     * @param partners asked for here, in turn, so that of two changes at once the later one holds
     */
    synchronized void shareOut(Supplier<Set<PartnerId>> partners) {
        if (!stopped) {
            share(partners.get());
        }
    }

    private void share(Set<PartnerId> partners) {
        Set<PartnerId> inTrouble = new HashSet<>(wiring.bulkhead().partners());
        inTrouble.retainAll(partners);
        if (!inTrouble.isEmpty() && apart.isEmpty()) {
            for (int i = 0; i < APART; i++) {
                apart.add(new Shard(kind + "-apart-" + i, Set.of(), wiring.apart()));
            }
            apart.forEach(this::run);
        }
        Set<PartnerId> others = new HashSet<>(partners);
        others.removeAll(inTrouble);
        share(others, ordinary);
        share(inTrouble, apart);
    }

    /** By the partner's id alone, so that a partner does not change its shard, not from hub to hub either. */
    private static void share(Set<PartnerId> partners, List<Shard> shards) {
        List<Set<PartnerId>> shares = new ArrayList<>();
        shards.forEach(shard -> shares.add(new HashSet<>()));
        partners.forEach(partner -> shares.get(Math.floorMod(partner.value().hashCode(), shards.size()))
                .add(partner));
        for (int i = 0; i < shards.size(); i++) {
            shards.get(i).read(shares.get(i));
        }
    }

    private void run(Shard shard) {
        Thread thread = newThread.apply("intake " + shard.name(), shard);
        threads.add(thread);
        thread.start();
    }

    /** Those that everybody waits for. */
    synchronized List<Shard> ordinary() {
        return List.copyOf(ordinary);
    }

    synchronized List<Shard> all() {
        return Stream.concat(ordinary.stream(), apart.stream()).toList();
    }

    /** Asks all to end after the batch in hand; from now on the time runs in which they may finish it. */
    synchronized void stop() {
        stopped = true;
        farewell.begin();
        all().forEach(Shard::stop);
    }

    /** Whether all have been asked to end. */
    synchronized boolean isStopped() {
        return stopped;
    }

    /** Waits until they have ended, as long as that takes no longer than it may. */
    void join() throws InterruptedException {
        List<Thread> running;
        synchronized (this) {
            running = List.copyOf(threads);
        }
        farewell.await(running);
    }
}
