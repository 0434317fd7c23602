package id.simpul.hub;

import id.simpul.broker.Acceptor;
import id.simpul.broker.BrokerSettings;
import id.simpul.broker.BrokerUrl;
import id.simpul.broker.EmbeddedBroker;
import id.simpul.broker.KeyStore;
import id.simpul.client.Doors;
import id.simpul.client.Protocol;
import id.simpul.client.Trust;
import id.simpul.intake.envelope.ContractPlaces;
import id.simpul.settings.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where the broker's listeners are reached from this machine. */
final class Listeners {
    private static final String EVERYWHERE = "0.0.0.0";
    private static final int PATIENCE_MILLIS = 2000;

    private Listeners() {}

    static Doors of(BrokerSettings settings, EmbeddedBroker broker) {
        Map<Protocol, Integer> ports = new EnumMap<>(Protocol.class);
        for (Acceptor acceptor : Acceptor.values()) {
            broker.port(acceptor).ifPresent(port -> ports.put(Protocol.valueOf(acceptor.name()), port));
        }
        String host = settings.host().equals(EVERYWHERE) ? "127.0.0.1" : settings.host();
        return new Doors(host, ports, settings.keyStore().map(Listeners::trust));
    }

    /** Where partners reach the hub, for the documents of its contract. */
    static ContractPlaces places(Settings settings, Messaging messaging) {
        Settings.BrokerListeners said = settings.embeddedBroker();
        Map<Acceptor, Integer> usual = Map.of(
                Acceptor.CORE, said.core(),
                Acceptor.AMQP, said.amqp(),
                Acceptor.STOMP, said.stomp(),
                Acceptor.MQTT, said.mqtt());
        Map<String, String> queues = new TreeMap<>();
        usual.forEach((acceptor, port) -> {
            if (port != 0) {
                queues.put(
                        acceptor.name().toLowerCase(Locale.ROOT),
                        settings.brokerHost() + ":" + messaging.port(acceptor).orElse(port));
            }
        });
        return new ContractPlaces(settings.publicUrl(), queues);
    }

    /** Its own certificate, which need not name the address at which the hub reaches itself. */
    private static Trust trust(KeyStore store) {
        return new Trust(store.path(), store.password(), true);
    }

    /** Of an external broker only the listener is known at which the hub itself speaks to it; of two, the one that works. */
    static Doors of(BrokerUrl url) {
        BrokerUrl.Way first = url.ways().get(0);
        BrokerUrl.Way way = url.ways().size() == 1
                ? first
                : url.ways().stream().filter(Listeners::isOpen).findFirst().orElse(first);
        Optional<Trust> trust = Optional.of(way)
                .filter(BrokerUrl.Way::isVerified)
                .map(verified -> url.trustStore()
                        .map(store -> new Trust(store, url.trustStorePassword()))
                        .orElseGet(Trust::ofJava));
        return new Doors(way.host(), Map.of(Protocol.CORE, way.port()), trust);
    }

    private static boolean isOpen(BrokerUrl.Way way) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(way.host(), way.port()), PATIENCE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
