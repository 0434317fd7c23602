package id.simpul.proof;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.client.Doors;
import id.simpul.client.Protocol;
import id.simpul.journey.Member;
import id.simpul.ledger.Json;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A partner's system as a careful one is: it sends one request, or a few, after the other, the same again until it is told that
 * they are taken, reads its replies and what it is told meanwhile, and writes down all of it.
 */
final class Client implements AutoCloseable {
    private static final int THREADS = 3;
    private static final int WAITING = 1000;
    private static final long PAUSE_NANOS = 100_000_000;
    /** Whoever is not let in stays away longer each time. */
    private static final int LONGEST_PAUSES = 8;

    private final Supplier<Doors> doors;
    private final Member member;
    private final Wishes wishes;
    private final Protocol protocol;
    private final History history;
    private final Allowance allowance;
    private final BitSet answered = new BitSet();
    private final ExecutorService threads;
    private final List<Future<?>> work = new ArrayList<>();
    private int drawn;
    private volatile int taken;
    private volatile boolean closed;

    /**
     * @param site where it takes part from now on
     * @param allowance how much it may send, with others
     * @param wishes what it sends
     */
    Client(Site site, Wishes wishes, Protocol protocol, History history, Allowance allowance) throws Exception {
        this.doors = site::doors;
        this.member = site.add(wishes.partner());
        this.wishes = wishes;
        this.protocol = protocol;
        this.history = history;
        this.allowance = allowance;
        threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, member.id());
            thread.setDaemon(true);
            return thread;
        });
        work.add(threads.submit(this::send));
        work.add(threads.submit(() -> read(Reader.ofReplies(doors, protocol, member), this::replied)));
        work.add(threads.submit(() -> read(Reader.ofNotices(doors, member), this::told)));
    }

    String name() {
        return member.id();
    }

    int taken() {
        return taken;
    }

    synchronized int answered() {
        return answered.cardinality();
    }

    /** The ids of what was taken and is not answered. */
    synchronized List<String> unanswered() {
        return IntStream.range(0, taken)
                .filter(number -> !answered.get(number))
                .mapToObj(number -> wishes.partner() + "-" + number)
                .toList();
    }

    /** Whether it has sent all that it may and has a reply to each; fails if the client itself is at fault. */
    synchronized boolean isDone() {
        work.stream().filter(Future::isDone).findAny().ifPresent(Client::fail);
        return allowance.isUsed() && taken == drawn && answered() == taken;
    }

    /** @return how many to send next: those of which nobody knows whether they were taken, else as many as it may */
    private synchronized int next() {
        if (taken == drawn && taken - answered() <= WAITING) {
            drawn += allowance.take(Wire.batch(protocol));
        }
        return drawn - taken;
    }

    private static void fail(Future<?> ended) {
        try {
            ended.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("A client failed", e);
        }
    }

    private void send() {
        Optional<Wire> wire = Optional.empty();
        int inVain = 0;
        while (!closed) {
            int first = taken;
            int number = next();
            if (number == 0) {
                LockSupport.parkNanos(PAUSE_NANOS / 20);
                continue;
            }
            boolean begun = false;
            try {
                Wire open = wire.isPresent() ? wire.get() : Wire.open(doors.get(), protocol, member);
                wire = Optional.of(open);
                note(Event.Kind.SENT, first, number);
                begun = true;
                open.send(IntStream.range(first, first + number)
                        .mapToObj(wishes::request)
                        .toList());
                note(Event.Kind.TAKEN, first, number);
                taken = first + number;
                inVain = 0;
            } catch (RuntimeException inDoubt) {
                if (begun) {
                    note(Event.Kind.UNKNOWN, first, number);
                }
                wire.ifPresent(Wire::drop);
                wire = Optional.empty();
                pause(++inVain);
            }
        }
        wire.ifPresent(Wire::drop);
    }

    private static void pause(int inVain) {
        LockSupport.parkNanos(PAUSE_NANOS * Math.min(inVain, LONGEST_PAUSES));
    }

    private void note(Event.Kind kind, int first, int number) {
        for (int i = first; i < first + number; i++) {
            history.note(Event.of(member.id(), kind, i));
        }
    }

    private void read(Reader reader, BiConsumer<String, String> to) {
        int inVain = 0;
        while (!closed) {
            try {
                reader.read(to);
                inVain = 0;
            } catch (RuntimeException broken) {
                reader.drop();
                pause(++inVain);
            }
        }
        reader.drop();
    }

    private void replied(String message, String text) {
        ObjectNode reply = Json.parse(text);
        int number = numberOf(reply.at("/data/request").asText());
        Event.Word word = new Event.Word(
                message.replace(' ', '_'),
                Integer.toHexString(text.hashCode()),
                reply.at("/data/status").asText(),
                Wishes.reference(reply));
        history.note(Event.of(member.id(), Event.Kind.REPLY, number, word));
        synchronized (this) {
            answered.set(number);
        }
    }

    private void told(String message, String text) {
        ObjectNode notice = Json.parse(text);
        String subject = notice.at("/data/subject").asText();
        if (subject.startsWith(Wishes.SUBJECT)) {
            history.note(told(
                    Event.Kind.NOTICE, member.id(), subject, notice.path("id").asText(), "-"));
        }
    }

    /**
     * That somebody was told what a client had announced.
     *
     * @param message which promise it keeps
     */
    static Event told(Event.Kind how, String partner, String subject, String message, String status) {
        String request = subject.substring(subject.indexOf(Wishes.SUBJECT) + Wishes.SUBJECT.length());
        String sender = request.substring(0, request.lastIndexOf('-'));
        return Event.of(partner, how, numberOf(request), new Event.Word(message, "-", status, sender));
    }

    private static int numberOf(String request) {
        return Integer.parseInt(request.substring(request.lastIndexOf('-') + 1));
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
    }
}
