package id.simpul.web.server;

import io.vertx.core.Context;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a call takes of the calls at once. It is free again when the answer is out and nobody works on it any more: who
 * asks and hangs up leaves work behind.
 */
public final class Permit {
    private static final String OF_CALL = "simpul.permit";

    private final AtomicInteger holders = new AtomicInteger(1);
    private final Runnable free;

    Permit(Runnable free) {
        this.free = free;
    }

    /** Lets those who work on a call find its permit. */
    public void belongsTo(Context call) {
        call.putLocal(OF_CALL, this);
    }

    /** That of a call, if it was given one. */
    public static Optional<Permit> of(Context call) {
        return Optional.ofNullable(call).map(there -> there.<Permit>getLocal(OF_CALL));
    }

    /** Without effect on one that is free again already. */
    public Permit hold() {
        holders.updateAndGet(held -> held == 0 ? 0 : held + 1);
        return this;
    }

    public void release() {
        if (holders.getAndUpdate(held -> held == 0 ? 0 : held - 1) == 1) {
            free.run();
        }
    }
}
