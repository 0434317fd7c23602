package id.simpul.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The replies to some requests as they come in; the same id sent twice gets two, in the order sent. */
final class AwaitedReplies {
    /** What the hub calls a message whose protocol tells no id. */
    private static final String UNTOLD = "broker-";

    private final List<Sent> sent;
    private final ObjectNode[] replies;
    private final Map<String, Deque<Integer>> awaited = new HashMap<>();
    private final Deque<Integer> untold = new ArrayDeque<>();
    private int missing;

    AwaitedReplies(List<Sent> sent) {
        this.sent = sent;
        this.replies = new ObjectNode[sent.size()];
        this.missing = sent.size();
        for (int i = 0; i < sent.size(); i++) {
            int place = i;
            sent.get(i).correlationIds().forEach(id -> awaited.computeIfAbsent(id, none -> new ArrayDeque<>())
                    .add(place));
            if (sent.get(i).isUntold()) {
                untold.add(place);
            }
        }
    }

    /** Selects these replies alone, in the words of JMS that AMQP, STOMP and core brokers share. */
    String selector() {
        String named = awaited.keySet().stream()
                .map(id -> "'" + id.replace("'", "''") + "'")
                .collect(Collectors.joining(",", "JMSCorrelationID IN (", ")"));
        String unnamed = "JMSCorrelationID LIKE '" + UNTOLD + "%'";
        if (untold.isEmpty()) {
            return named;
        }
        return awaited.isEmpty() ? unnamed : named + " OR " + unnamed;
    }

    synchronized void arrived(Received reply) {
        String correlationId = reply.correlation();
        Deque<Integer> places = awaited.getOrDefault(correlationId, correlationId.startsWith(UNTOLD) ? untold : none());
        Integer place = places.poll();
        while (place != null && replies[place] != null) {
            place = places.poll();
        }
        if (place != null) {
            replies[place] = Json.parse(reply.text());
            missing--;
        }
    }

    private static Deque<Integer> none() {
        return new ArrayDeque<>();
    }

    synchronized boolean isComplete() {
        return missing == 0;
    }

    synchronized List<Optional<ObjectNode>> all() {
        return sent.isEmpty()
                ? Collections.emptyList()
                : Arrays.stream(replies).map(Optional::ofNullable).toList();
    }
}
