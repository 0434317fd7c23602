package id.simpul.broker.guard;

import java.util.Optional;
import org.apache.activemq.artemis.core.protocol.stomp.StompFrame;
import org.apache.activemq.artemis.core.protocol.stomp.StompFrameInterceptor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/** Lets a STOMP client name its own addresses only: of others Artemis would say first whether they exist. */
final class StompDoor implements StompFrameInterceptor {
    private final Watch watch;

    StompDoor(Watch watch) {
        this.watch = watch;
    }

    @Override
    public boolean intercept(StompFrame frame, RemotingConnection connection) {
        String destination = frame.getHeader("destination");
        Optional<FrameGuard> guard = Callers.guard(connection);
        Optional<String> user = guard.flatMap(FrameGuard::user);
        boolean own = destination == null
                || user.isEmpty()
                || watch.isHub(user.get())
                || PartnerAddresses.isOf(user.get(), destination);
        if (!own) {
            guard.get().hangUp("it named an address that is not its own");
        }
        return own;
    }
}
