package id.simpul.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.partner.PartnerId;
import jakarta.jms.ConnectionFactory;
import java.net.URLEncoder;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;

/** JMS connection factories for a partner, by the two clients that speak JMS to the hub. */
final class JmsConnections {
    private static final int PATIENCE_MILLIS = Doors.PATIENCE_SECONDS * 1000;

    private JmsConnections() {}

    static ConnectionFactory of(Doors doors, Protocol protocol, PartnerId partner, String password) {
        return protocol == Protocol.AMQP
                ? new JmsConnectionFactory(partner.value(), password, amqp(doors))
                : new ActiveMQConnectionFactory(core(doors), partner.value(), password);
    }

    private static String amqp(Doors doors) {
        String tls = doors.trust()
                .map(trust ->
                        "&transport.trustStoreLocation=" + encoded(trust.path().toString())
                                + "&transport.trustStoreType=" + trust.type() + "&transport.trustStorePassword="
                                + encoded(trust.password()) + "&transport.verifyHost="
                                + !trust.anyHost())
                .orElse("");
        return (tls.isEmpty() ? "amqp" : "amqps") + place(doors, Protocol.AMQP) + "?transport.connectTimeout="
                + PATIENCE_MILLIS + "&jms.connectTimeout=" + PATIENCE_MILLIS + "&jms.requestTimeout=" + PATIENCE_MILLIS
                + "&jms.sendTimeout=" + PATIENCE_MILLIS + tls;
    }

    private static String core(Doors doors) {
        String tls = doors.trust()
                .map(trust -> "&sslEnabled=true&trustStorePath="
                        + encoded(trust.path().toString())
                        + "&trustStoreType=" + trust.type() + "&trustStorePassword=" + encoded(trust.password())
                        + "&verifyHost=" + !trust.anyHost())
                .orElse("");
        return "tcp" + place(doors, Protocol.CORE) + "?reconnectAttempts=0&initialConnectAttempts=1&callTimeout="
                + PATIENCE_MILLIS + tls;
    }

    /** Whatever stands in a password or a file's name, it ends neither the value nor the address. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }

    private static String place(Doors doors, Protocol protocol) {
        return "://" + doors.host() + ":" + doors.port(protocol);
    }
}
