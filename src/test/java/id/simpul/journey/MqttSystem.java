package id.simpul.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.client.OldMqtt;
import id.simpul.client.Protocol;
import id.simpul.client.QueueLink;
import java.util.Optional;

/** A partner's system that sends by MQTT 3.1.1 or 5. */
final class MqttSystem {
    private final WholeHub hub;
    private final Member member;

    MqttSystem(WholeHub hub, Member member) {
        this.hub = hub;
        this.member = member;
    }

    /** Sends by MQTT 3.1.1 and waits for the acknowledgement. */
    void send3(String queue, String body) throws Exception {
        try (OldMqtt old = new OldMqtt(hub.port(Protocol.MQTT), member.name(), member.password())) {
            old.send(queue, body);
        }
    }

    /** Sends by MQTT 5, in another's name if so told, and waits for the broker's word on it. */
    void send5(String queue, String body, Member claimed) {
        try (QueueLink link = hub.doors().queues(Protocol.MQTT, member.name(), member.password())) {
            link.send(queue, body.getBytes(UTF_8), Optional.of(claimed.name()));
        }
    }
}
