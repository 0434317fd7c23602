package id.simpul.broker;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What Artemis calls an acceptor: a listener for one protocol in which partners' systems reach the broker. */
public enum Acceptor {
    CORE(61616, ""),
    /** What Artemis calls a large AMQP message keeps its client's expiry in a file nobody can level, so there are none. */
    AMQP(5672, "saslMechanisms=PLAIN;amqpIdleTimeout=30000;amqpMinLargeMessageSize=-1"),
    STOMP(61613, ""),
    MQTT(1883, "maximumPacketSize=" + Limits.LARGEST_FRAME);

    private final int usualPort;
    private final String parameters;

    Acceptor(int usualPort, String parameters) {
        this.usualPort = usualPort;
        this.parameters = parameters;
    }

    public int usualPort() {
        return usualPort;
    }

    /** What the broker's acceptor is told beside host, port and TLS, as it is written in an acceptor's address. */
    String parameters() {
        return parameters;
    }

    Map<String, Object> parameterMap() {
        return Arrays.stream(parameters.split(";"))
                .filter(parameter -> !parameter.isEmpty())
                .map(parameter -> parameter.split("="))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }
}
