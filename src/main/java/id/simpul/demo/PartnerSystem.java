package id.simpul.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.client.Doors;
import id.simpul.client.HttpLink;
import id.simpul.client.JmsLink;
import id.simpul.client.Protocol;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One partner's own system: it sends over AMQP, awaits each reply, and reads its notices from its queue, or over HTTP if it
 * takes them by mail only.
 */
final class PartnerSystem implements Speaker {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration GLANCE = Duration.ofMillis(40);

    private final String id;
    private final Clock clock;
    private final JmsLink link;
    private final Function<Duration, List<ObjectNode>> mailbox;
    private final List<ObjectNode> unread = new ArrayList<>();
    private int requests;

    PartnerSystem(SeedPartner partner, Doors doors, String password, Clock clock) {
        this.id = partner.id();
        this.clock = clock;
        PartnerId name = new PartnerId(id);
        link = doors.jms(Protocol.AMQP, name, password);
        HttpLink http = doors.http(name, password);
        mailbox = partner.takesNoticesByQueue() ? link::notices : http::notices;
    }

    @Override
    public JsonNode ask(String type, ObjectNode data, String expected) {
        return askAll(type, List.of(data), expected).get(0);
    }

    /** Sends requests one after the other without waiting for each reply, then gives the outcomes of all. */
    List<JsonNode> askAll(String type, List<ObjectNode> data, String expected) {
        List<byte[]> events = data.stream()
                .map(one -> event(type, one))
                .map(PartnerSystem::bytes)
                .toList();
        List<Optional<ObjectNode>> replies = link.await(link.send(events), PATIENCE);
        return replies.stream().map(reply -> outcome(type, reply, expected)).toList();
    }

    @Override
    public String lastRequest() {
        return id + "-" + requests;
    }

    private ObjectNode event(String type, ObjectNode data) {
        requests++;
        ObjectNode event = Json.object()
                .put("specversion", "1.0")
                .put("id", lastRequest())
                .put("source", "/partners/" + id)
                .put("type", "id.simpul." + type + ".v1")
                .put("time", clock.instant().toString())
                .put("datacontenttype", "application/json");
        event.set("data", data);
        return event;
    }

    private static byte[] bytes(ObjectNode event) {
        return Json.text(event).getBytes(StandardCharsets.UTF_8);
    }

    private JsonNode outcome(String type, Optional<ObjectNode> reply, String expected) {
        JsonNode data = reply.orElseThrow(() -> new DemoStopped("The hub did not answer " + type + " of " + id
                        + " within " + PATIENCE.toSeconds() + " s; its log may say why."))
                .path("data");
        if (!data.path("status").asText().equals(expected)) {
            throw new DemoStopped("On " + clock.instant() + " the hub answered " + type + " of " + id + " with "
                    + data.path("status").asText() + " instead of " + expected + ": " + data.path("reasons"));
        }
        return data.path("outcome");
    }

    /** The first that was not read before. */
    @Override
    public JsonNode awaitNotice(String topic, String field, String value) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<JsonNode> found = take(topic, field, value);
        while (found.isEmpty() && System.nanoTime() < end) {
            unread.addAll(mailbox.apply(GLANCE));
            found = take(topic, field, value);
        }
        return found.orElseThrow(() -> new DemoStopped("By " + clock.instant() + " the hub had not told " + id + " of "
                + topic + " for " + field + " " + value + "; its log may say why."));
    }

    private Optional<JsonNode> take(String topic, String field, String value) {
        for (Iterator<ObjectNode> notices = unread.iterator(); notices.hasNext(); ) {
            ObjectNode notice = notices.next();
            boolean right = notice.path("type").asText().equals("id.simpul.notice." + topic + ".v1")
                    && notice.path("data").path(field).asText().equals(value);
            if (right) {
                notices.remove();
                return Optional.of(notice.path("data"));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        link.close();
    }
}
