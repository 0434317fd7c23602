package id.simpul.broker;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the embedded broker needs to know to start.
 *
 * @param host the interface the listeners bind to
 * @param ports of each acceptor; one that is missing is off
 * @param directory where journal, paged and large messages are kept
 * @param keyStore with one, every listener speaks TLS only
 */
public record BrokerSettings(
        String host, Map<Acceptor, Port> ports, Path directory, Optional<KeyStore> keyStore, Limits limits) {

    public BrokerSettings {
        ports = Map.copyOf(ports);
    }

    /** The contract's defaults: every listener on loopback at its usual port, without TLS. */
    public static BrokerSettings in(Path directory) {
        Map<Acceptor, Port> ports = new EnumMap<>(Acceptor.class);
        for (Acceptor acceptor : Acceptor.values()) {
            ports.put(acceptor, Port.of(acceptor.usualPort()));
        }
        return new BrokerSettings("127.0.0.1", ports, directory, Optional.empty(), Limits.DEFAULT);
    }

    /** Every listener at any free port of loopback, so that many brokers run side by side. */
    public static BrokerSettings atFreePorts(Path directory) {
        Map<Acceptor, Port> ports = new EnumMap<>(Acceptor.class);
        for (Acceptor acceptor : Acceptor.values()) {
            ports.put(acceptor, Port.ANY);
        }
        return new BrokerSettings("127.0.0.1", ports, directory, Optional.empty(), Limits.DEFAULT);
    }

    /** The same listeners at another interface. */
    public BrokerSettings openTo(String other) {
        return new BrokerSettings(other, ports, directory, keyStore, limits);
    }

    public BrokerSettings with(Limits other) {
        return new BrokerSettings(host, ports, directory, keyStore, other);
    }

    public BrokerSettings with(KeyStore other) {
        return new BrokerSettings(host, ports, directory, Optional.of(other), limits);
    }

    /** Where the hub itself would speak with a broker of these settings. */
    public int corePort() {
        return port(Acceptor.CORE).number();
    }

    Port port(Acceptor acceptor) {
        return ports.getOrDefault(acceptor, Port.OFF);
    }
}
