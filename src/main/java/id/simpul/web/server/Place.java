package id.simpul.web.server;

import io.vertx.core.Context;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a call takes of the calls at once (a permit). It is free again when the answer is out and nobody works on it any more: who
 * asks and hangs up leaves work behind.
 */
public final class Place {
    private static final String OF_CALL = "simpul.place";

    private final AtomicInteger holders = new AtomicInteger(1);
    private final Runnable free;

    Place(Runnable free) {
        this.free = free;
    }

    /** Lets those who work on a call find its place. */
    public void belongsTo(Context call) {
        call.putLocal(OF_CALL, this);
    }

    /** That of a call, if it was given one. */
    public static Optional<Place> of(Context call) {
        return Optional.ofNullable(call).map(there -> there.<Place>getLocal(OF_CALL));
    }

    Place hold() {
        holders.incrementAndGet();
        return this;
    }

    public void leave() {
        if (holders.decrementAndGet() == 0) {
            free.run();
        }
    }
}
