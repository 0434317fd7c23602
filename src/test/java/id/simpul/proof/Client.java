package id.simpul.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.client.Doors;
import id.simpul.client.Protocol;
import id.simpul.journey.Asked;
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
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A partner's system as a careful one is: it sends one request, or a few, after the other, the same again until it is told that
 * they are taken, reads its replies meanwhile, and writes down all of it. Each request gives the library something, so that each
 * effect is a thing of its own.
 */
final class Client implements AutoCloseable {
    private static final int WAITING = 1000;
    private static final long PAUSE_NANOS = 100_000_000;

    private final Supplier<Doors> doors;
    private final Member member;
    private final Protocol protocol;
    private final History history;
    private final BitSet answered = new BitSet();
    private final ExecutorService threads;
    private final List<Future<?>> work = new ArrayList<>();
    private volatile int allowed;
    private volatile int taken;
    private volatile boolean closed;

    /** @param doors where the hub is now */
    Client(Supplier<Doors> doors, Member member, Protocol protocol, History history) {
        this.doors = doors;
        this.member = member;
        this.protocol = protocol;
        this.history = history;
        threads = Executors.newFixedThreadPool(2, work -> {
            Thread thread = new Thread(work, member.id());
            thread.setDaemon(true);
            return thread;
        });
        work.add(threads.submit(this::send));
        work.add(threads.submit(this::read));
    }

    /** Lets it send so many more. */
    synchronized void allow(int more) {
        allowed = Math.addExact(allowed, more);
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

    /** Whether it has sent all that it may and has a reply to each; fails if the client itself is at fault. */
    boolean isDone() {
        work.stream().filter(Future::isDone).findAny().ifPresent(Client::fail);
        return taken == allowed && answered() == taken;
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
        while (!closed) {
            int first = taken;
            int number = Math.min(Wire.batch(protocol), allowed - first);
            if (number <= 0 || first - answered() > WAITING) {
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
                        .mapToObj(this::request)
                        .toList());
                note(Event.Kind.TAKEN, first, number);
                taken = first + number;
            } catch (RuntimeException inDoubt) {
                if (begun) {
                    note(Event.Kind.UNKNOWN, first, number);
                }
                wire.ifPresent(Wire::drop);
                wire = Optional.empty();
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        wire.ifPresent(Wire::drop);
    }

    private void note(Event.Kind kind, int first, int number) {
        for (int i = first; i < first + number; i++) {
            history.note(Event.of(member.id(), kind, i));
        }
    }

    private byte[] request(int number) {
        ObjectNode data = Json.object();
        data.withArray("items").addObject().put("title", "Pemberian " + number);
        String id = member.id() + "-" + number;
        return Asked.event(member.id(), id, "exchange.gift", data).toString().getBytes(UTF_8);
    }

    private void read() {
        Reader reader = new Reader(doors, protocol, member);
        while (!closed) {
            try {
                reader.read(this::replied);
            } catch (RuntimeException broken) {
                reader.drop();
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        reader.drop();
    }

    private void replied(String message, String text) {
        ObjectNode reply = Json.parse(text);
        String request = reply.at("/data/request").asText();
        int number = Integer.parseInt(request.substring(request.lastIndexOf('-') + 1));
        Event.Word word = new Event.Word(
                message.replace(' ', '_'),
                Integer.toHexString(text.hashCode()),
                reply.at("/data/status").asText(),
                reply.at("/data/outcome/gift").asText("-"));
        history.note(Event.reply(member.id(), number, word));
        synchronized (this) {
            answered.set(number);
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
    }
}
