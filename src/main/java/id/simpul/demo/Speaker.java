package id.simpul.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One partner as the demo plays it, whichever way it takes part: it asks, and learns what the hub told it. */
interface Speaker extends AutoCloseable {
    /**
     * Asks for something and gives the outcome.
     *
     * @param type of the request, {@code rotation.received}
     * @param expected the status that its reply must have
     * @throws DemoStopped if it has another, or there is no reply
     */
    JsonNode ask(String type, ObjectNode data, String expected);

    /** The id under which the last request was sent. */
    String lastRequest();

    /**
     * The data of a notice about something; waits for it a while.
     *
     * @throws DemoStopped if it does not come
     */
    JsonNode awaitNotice(String topic, String field, String value);

    @Override
    void close();
}
