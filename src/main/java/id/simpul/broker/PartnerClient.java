package id.simpul.broker;

import java.util.Optional;

/** A partner's system, in one protocol: either the broker takes what it does, or it throws what the broker answered. */
interface PartnerClient {

    /**
     * Sends a body and waits for the broker's word on it.
     *
     * @param claimed whom the message itself says it comes from, in every field the protocol has for that
     */
    void send(String queue, byte[] body, Optional<String> claimed) throws Exception;

    /** Begins to read a queue, and leaves it without having taken anything. */
    void read(String queue) throws Exception;

    static PartnerClient of(Protocol protocol, Endpoint endpoint, String user, String password) {
        return switch (protocol) {
            case CORE -> new JmsPartnerClient(JmsPartnerClient.core(endpoint, user, password));
            case AMQP -> new JmsPartnerClient(JmsPartnerClient.amqp(endpoint, user, password));
            case STOMP -> new StompPartnerClient(endpoint, user, password);
            case MQTT -> new MqttPartnerClient(endpoint, user, password);
        };
    }
}
