package id.simpul.hub;

import id.simpul.delivery.Dispatcher;
import id.simpul.partner.Channel;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** What sends, and by which channels: there once the routes have begun, and nothing before. */
final class BegunDelivery {
    /** A clock that is set waits so long for what was promised to go out; what cannot, as without a mail server, waits on. */
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(2);

    private final AtomicReference<Dispatcher> dispatcher = new AtomicReference<>();
    private final AtomicReference<Supplier<Set<Channel>>> channels = new AtomicReference<>(Set::of);

    void deliverBy(Dispatcher running) {
        dispatcher.set(running);
    }

    /**
     * @param known asked each time: the routes are read later than this is called
     */
    void tellBy(Supplier<Set<Channel>> known) {
        channels.set(known);
    }

    /** The channels that partners may choose to be told by. */
    Set<Channel> channels() {
        return channels.get().get();
    }

    Optional<Dispatcher> dispatcher() {
        return Optional.ofNullable(dispatcher.get());
    }

    /** Has what was promised sent now, if anything sends yet. */
    void wake() {
        dispatcher().ifPresent(Dispatcher::wake);
    }

    /** Waits a little until what was promised has gone out. */
    void keepPromises() {
        dispatcher().ifPresent(there -> there.settle(SETTLED_WITHIN));
    }
}
