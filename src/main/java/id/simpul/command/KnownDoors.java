package id.simpul.command;

import id.simpul.client.Doors;
import id.simpul.client.Protocol;
import id.simpul.client.Trust;
import id.simpul.hub.OwnCertificate;
import id.simpul.ledger.Phrase;
import id.simpul.settings.Settings;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Where the hub that these variables set up is reached. */
final class KnownDoors {
    private static final String EVERYWHERE = "0.0.0.0";
    private static final String HERE = "127.0.0.1";

    private final Settings settings;

    KnownDoors(Map<String, String> environment) {
        this.settings = OwnCertificate.trusted(Settings.of(environment));
    }

    /**
     * @param host instead of the one the variables name
     * @param port of the protocol, instead of the one the variables name
     * @throws CommandFailed if nobody listens in that protocol
     */
    Doors of(Protocol protocol, Optional<String> host, Optional<Integer> port) {
        Map<Protocol, Integer> ports = ports();
        port.ifPresent(given -> ports.put(protocol, given));
        if (settings.externalBroker().isPresent() && protocol != Protocol.HTTP && host.isEmpty()) {
            throw new CommandFailed(new Phrase(
                    "Simpul memakai broker luar; sebut alamatnya dengan --host dan --port.",
                    "The hub has an external broker; say where it listens with --host and --port."));
        }
        if (ports.get(protocol) == 0) {
            throw new CommandFailed(new Phrase(
                    "Simpul tidak membuka " + protocol + " (portnya 0); pilih --protocol lain, atau sebut --port.",
                    "The hub does not listen in " + protocol
                            + " (its port is 0); choose another --protocol, or give --port."));
        }
        String named = protocol == Protocol.HTTP
                ? settings.http().host()
                : settings.embeddedBroker().host();
        return new Doors(
                host.orElse(named.equals(EVERYWHERE) ? HERE : named),
                ports,
                settings.tls()
                        .map(tls -> new Trust(tls.keyStore(), tls.password().value())));
    }

    private Map<Protocol, Integer> ports() {
        Map<Protocol, Integer> ports = new EnumMap<>(Protocol.class);
        ports.put(Protocol.AMQP, settings.embeddedBroker().amqp());
        ports.put(Protocol.CORE, settings.embeddedBroker().core());
        ports.put(Protocol.STOMP, settings.embeddedBroker().stomp());
        ports.put(Protocol.MQTT, settings.embeddedBroker().mqtt());
        ports.put(Protocol.HTTP, settings.http().port());
        return ports;
    }
}
