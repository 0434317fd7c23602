package id.simpul.hub;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Not ready while the hub could not keep a promise: without its database, or with a broker that takes nothing. */
final class Readiness extends AbstractHealthCheck {
    static final String ID = "hub";

    private final Stores stores;
    private final Messaging messaging;

    Readiness(Stores stores, Messaging messaging) {
        super("simpul", ID);
        this.stores = stores;
        this.messaging = messaging;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        if (!stores.database().isUp()) {
            result.down().message("The database does not answer");
        } else if (!stores.isOurs()) {
            result.down().message("Another hub has the database");
        } else if (messaging.broker().isBlocked()) {
            result.down().message("The broker takes no messages: its disk is full, or it cannot be reached");
        } else {
            result.up();
        }
    }

    @Override
    public boolean isLiveness() {
        return false;
    }
}
