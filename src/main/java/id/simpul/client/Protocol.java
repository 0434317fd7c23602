package id.simpul.client;

/** What a partner's system may speak. */
public enum Protocol {
    AMQP,
    CORE,
    STOMP,
    MQTT,
    HTTP
}
