package id.simpul.broker.guard;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** The protocols that a listener speaks, and which of them a client does, by the first bytes it sends; nobody speaks HTTP here. */
record Protocols(Set<String> names, int largestMessage) {
    private static final int FIRST = 4;
    private static final int MQTT_CONNECT = 0x10;

    Protocols {
        names = Set.copyOf(names);
    }

    /**
     * The client's protocol; nothing while too little has come to say.
     *
     * @throws BadFrame if the listener does not speak it
     */
    Optional<Framing> spoken(ByteBuf held) throws BadFrame {
        if (held.readableBytes() < FIRST) {
            return Optional.empty();
        }
        String start = held.toString(held.readerIndex(), FIRST, StandardCharsets.US_ASCII);
        if (is("AMQP", start.equals("AMQP"))) {
            return Optional.of(new AmqpFraming(largestMessage));
        }
        if (is("CORE", start.equals("ARTE"))) {
            return Optional.of(new CoreFraming());
        }
        if (is("STOMP", start.equals("CONN") || start.equals("STOM"))) {
            return Optional.of(new StompFraming());
        }
        if (is("MQTT", held.getByte(held.readerIndex()) == MQTT_CONNECT)) {
            return Optional.of(new MqttFraming());
        }
        throw new BadFrame("it does not speak " + String.join(" or ", names));
    }

    private boolean is(String name, boolean spoken) {
        return spoken && names.contains(name);
    }
}
