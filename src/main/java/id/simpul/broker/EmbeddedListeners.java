package id.simpul.broker;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.server.RemotingService;

/** Opens the ports at which partners' systems reach the broker in this process. */
final class EmbeddedListeners {
    private EmbeddedListeners() {}

    /**
     * @return the ports they really listen at
     * @throws BrokerException if one of them cannot be opened
     */
    static Map<Acceptor, Integer> open(RemotingService remoting, BrokerSettings settings) {
        Map<Acceptor, Integer> ports = new EnumMap<>(Acceptor.class);
        for (Acceptor acceptor : Acceptor.values()) {
            if (!settings.port(acceptor).isOff()) {
                ports.put(acceptor, open((NettyAcceptor) remoting.getAcceptor(acceptor.name()), acceptor, settings));
            }
        }
        return ports;
    }

    /** All of them, though one fails. */
    static void reload(RemotingService remoting, Set<Acceptor> acceptors) {
        Optional<RuntimeException> failed = Optional.empty();
        for (Acceptor acceptor : acceptors) {
            try {
                remoting.getAcceptor(acceptor.name()).reload();
            } catch (RuntimeException e) {
                failed = Optional.of(
                        new BrokerException("The " + acceptor + " listener goes on with the certificate it has", e));
            }
        }
        failed.ifPresent(e -> {
            throw e;
        });
    }

    private static int open(NettyAcceptor listener, Acceptor acceptor, BrokerSettings settings) {
        try {
            if (listener != null) {
                listener.start();
            }
        } catch (Exception e) {
            throw taken(acceptor, settings, e);
        }
        // Artemis does not throw all that went wrong.
        if (listener == null || !listener.isStarted() || listener.getActualPort() <= 0) {
            throw taken(acceptor, settings, null);
        }
        return listener.getActualPort();
    }

    private static BrokerException taken(Acceptor acceptor, BrokerSettings settings, Exception e) {
        return new BrokerException(
                "The " + acceptor + " listener cannot be opened at " + settings.host() + ":"
                        + settings.port(acceptor).number() + "; is the port taken?",
                e);
    }
}
