package id.simpul.broker.guard;

import java.util.Optional;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;

/** Finds the guard of a connection as the broker knows it, and who is connected. */
final class Callers {
    private Callers() {}

    /** Nothing for a connection within the broker's own process. */
    static Optional<FrameGuard> guard(RemotingConnection connection) {
        return connection != null && connection.getTransportConnection() instanceof NettyConnection netty
                ? FrameGuard.of(netty.getChannel())
                : Optional.empty();
    }

    /** Who has logged in on it as far as the broker knows. */
    static Optional<String> user(RemotingConnection connection) {
        return Optional.ofNullable(connection.getSubject())
                .flatMap(subject ->
                        subject.getPrincipals(UserPrincipal.class).stream().findFirst())
                .map(UserPrincipal::getName);
    }
}
