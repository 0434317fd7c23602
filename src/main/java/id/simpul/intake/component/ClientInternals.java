package id.simpul.intake.component;

import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.core.client.impl.ClientConsumerInternal;
import org.apache.activemq.artemis.core.client.impl.ClientMessageImpl;
import org.apache.activemq.artemis.core.protocol.core.impl.ActiveMQConsumerContext;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionReceiveMessage;
import org.apache.activemq.artemis.utils.VersionLoader;

/**
 * The few inner parts of the Artemis client that reading thousands of queues in one session needs: the number by which a
 * delivery names its consumer, and how much a consumer's buffer holds.
 */
final class ClientInternals {
    /** The version they were tried with. */
    static final String TRIED = "2.55";

    private static final long SOME_ID = 4711;

    private ClientInternals() {}

    /**
     * @throws IllegalStateException if the client on the class path is not as expected
     */
    static void check() {
        String found = VersionLoader.getVersion().getVersionName();
        try {
            SessionReceiveMessage delivery = new SessionReceiveMessage(SOME_ID, new ClientMessageImpl(), 1);
            boolean asExpected = found.startsWith(TRIED + ".")
                    && delivery.getConsumerID() == SOME_ID
                    && new ActiveMQConsumerContext(SOME_ID).getId() == SOME_ID
                    && ClientConsumerInternal.class.getMethod("getBufferSize").getReturnType() == int.class;
            if (!asExpected) {
                throw unexpected(found);
            }
        } catch (LinkageError | NoSuchMethodException e) {
            throw (IllegalStateException) unexpected(found).initCause(e);
        }
    }

    static ClientConsumerInternal internal(ClientConsumer consumer) {
        if (consumer instanceof ClientConsumerInternal internal
                && internal.getConsumerContext() instanceof ActiveMQConsumerContext) {
            return internal;
        }
        throw unexpected(VersionLoader.getVersion().getVersionName());
    }

    static long idOf(ClientConsumerInternal consumer) {
        return consumer.getConsumerContext().getId();
    }

    private static IllegalStateException unexpected(String found) {
        return new IllegalStateException(
                "The intake reads partners' queues through inner parts of the Artemis client "
                        + TRIED + ", and the client on the class path (" + found + ") is another. Put Artemis " + TRIED
                        + " back, or run the intake's tests and benchmark with the new one and then name it in ClientInternals.");
    }
}
