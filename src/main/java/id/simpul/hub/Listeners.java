package id.simpul.hub;

import id.simpul.broker.Acceptor;
import id.simpul.broker.BrokerException;
import id.simpul.broker.BrokerSettings;
import id.simpul.broker.EmbeddedBroker;
import id.simpul.broker.KeyStore;
import id.simpul.client.Doors;
import id.simpul.client.Protocol;
import id.simpul.client.Trust;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the broker's listeners are reached from this machine. */
final class Listeners {
    private static final Pattern CORE = Pattern.compile("\\(?tcp://([^:/?,;]+):([0-9]{1,5}).*");
    private static final String EVERYWHERE = "0.0.0.0";

    private Listeners() {}

    static Doors of(BrokerSettings settings, EmbeddedBroker broker) {
        Map<Protocol, Integer> ports = new EnumMap<>(Protocol.class);
        for (Acceptor acceptor : Acceptor.values()) {
            broker.port(acceptor).ifPresent(port -> ports.put(Protocol.valueOf(acceptor.name()), port));
        }
        String host = settings.host().equals(EVERYWHERE) ? "127.0.0.1" : settings.host();
        return new Doors(host, ports, settings.keyStore().map(Listeners::trust));
    }

    /** Its own certificate, which need not name the address at which the hub reaches itself. */
    private static Trust trust(KeyStore store) {
        return new Trust(store.path(), store.password(), true);
    }

    /**
     * Of an external broker only the listener is known at which the hub itself speaks to it.
     *
     * @throws BrokerException if that is not a plain one
     */
    static Doors of(String url) {
        Matcher address = CORE.matcher(url);
        if (!address.matches()) {
            throw new BrokerException("of the broker elsewhere only a tcp:// listener can be tried.");
        }
        return new Doors(address.group(1), Map.of(Protocol.CORE, Integer.parseInt(address.group(2))), Optional.empty());
    }
}
