package id.simpul.broker;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a broker's listeners are reached.
 *
 * @param ports of the protocols that listen
 * @param trust the certificate to trust; with one, every listener is spoken to in TLS
 */
public record Endpoint(String host, Map<Protocol, Integer> ports, Optional<KeyStore> trust) {
    public Endpoint {
        ports = ports.isEmpty() ? Map.of() : new EnumMap<>(ports);
    }

    int port(Protocol protocol) {
        return ports.get(protocol);
    }
}
