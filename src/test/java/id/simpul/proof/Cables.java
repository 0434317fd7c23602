package id.simpul.proof;

import id.simpul.client.Doors;
import id.simpul.client.Protocol;
import id.simpul.journey.Cable;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The cables between partners' systems and the listeners of a hub or broker. */
final class Cables implements AutoCloseable {
    private static final Duration A_MOMENT = Duration.ofSeconds(2);
    private final Map<Protocol, Cable> all = new EnumMap<>(Protocol.class);

    Cables(Doors to) {
        for (Protocol protocol : Protocol.values()) {
            all.put(protocol, new Cable(to.port(protocol)));
        }
    }

    Doors doors() {
        Map<Protocol, Integer> ports = new EnumMap<>(Protocol.class);
        all.forEach((protocol, cable) -> ports.put(protocol, cable.port()));
        return new Doors("127.0.0.1", ports, Optional.empty());
    }

    void cut() {
        cut(all.values());
    }

    void stall() {
        stall(all.values());
    }

    static void cut(Collection<Cable> cables) {
        cables.forEach(Cable::pull);
        cables.forEach(Cable::plugIn);
    }

    static void stall(Collection<Cable> cables) {
        cables.forEach(Cable::squeeze);
        LockSupport.parkNanos(A_MOMENT.toNanos());
        cables.forEach(Cable::release);
    }

    void slow() {
        all.values().forEach(cable -> cable.stretch(Duration.ofMillis(20)));
        LockSupport.parkNanos(A_MOMENT.toNanos());
        all.values().forEach(cable -> cable.stretch(Duration.ZERO));
    }

    @Override
    public void close() throws IOException {
        for (Cable cable : all.values()) {
            cable.close();
        }
    }
}
