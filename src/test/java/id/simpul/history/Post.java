package id.simpul.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.intake.Answer;
import id.simpul.intake.Incoming;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Partners' messages on their way to the hub and its replies on their way back, in place of the broker: what is sent stays in its
 * partner's queue until it is answered, and comes again where that is not sure. Each message is answered, and whenever it comes again it
 * gets the reply that it got first.
 */
final class Post {
    private static final int AT_ONCE = 50;
    private static final int PATIENCE = 20;

    private final House house;
    private final Hubs hubs;
    private final Clock clock;
    private final Map<PartnerId, Deque<Incoming>> queues = new LinkedHashMap<>();
    private final Map<String, String> replies = new HashMap<>();
    private final List<Incoming> old = new ArrayList<>();
    private Optional<Mishap.Kind> mishap = Optional.empty();
    private int asked;

    Post(House house, Hubs hubs, Clock clock) {
        this.house = house;
        this.hubs = hubs;
        this.clock = clock;
    }

    /** What happens to the messages until further notice. */
    void meets(Optional<Mishap.Kind> what) {
        mishap = what;
    }

    private boolean meets(Mishap.Kind what) {
        return mishap.filter(what::equals).isPresent();
    }

    /** The data of the replies, in order. */
    List<JsonNode> askAll(PartnerId partner, PartnerKind kind, RequestType type, List<ObjectNode> list) {
        List<Incoming> messages =
                list.stream().map(data -> message(partner, kind, type, data)).toList();
        deliver(messages);
        if (meets(Mishap.Kind.REPLY_LOST)) {
            deliver(messages);
        }
        old.addAll(messages);
        return messages.stream()
                .map(one -> Json.parse(replies.get(key(one))).path("data"))
                .toList();
    }

    private void deliver(List<Incoming> messages) {
        List<Incoming> all = new ArrayList<>(meets(Mishap.Kind.OLD_AMONG) ? ofOthers(messages.get(0)) : List.of());
        all.addAll(messages);
        for (Incoming message : all) {
            Deque<Incoming> queue = queues.computeIfAbsent(message.partner(), any -> new ArrayDeque<>());
            queue.add(message);
            if (meets(Mishap.Kind.DOUBLED)) {
                queue.add(message);
            }
        }
        for (int attempt = 1; !isEmpty(); attempt++) {
            if (attempt > PATIENCE + messages.size() * 2) {
                throw new Untrue("The hub does not answer: " + text(messages.get(0)));
            }
            hubs.withHub(this::readOnce);
        }
    }

    private List<Incoming> ofOthers(Incoming message) {
        return old.stream()
                .filter(one -> !one.partner().equals(message.partner()))
                .skip(old.size() / 2)
                .limit(3)
                .toList();
    }

    private boolean isEmpty() {
        return queues.values().stream().allMatch(Deque::isEmpty);
    }

    private void readOnce(Hub hub) {
        List<Incoming> batch = batch();
        List<Answer> answers = hub.answer(batch);
        hubs.answers(hub);
        if (meets(Mishap.Kind.NOT_TAKEN)) {
            mishap = Optional.empty();
            hub.faults().kill();
            return;
        }
        for (int place = 0; place < batch.size(); place++) {
            take(batch.get(place), answers.get(place));
        }
    }

    /** Of each partner the first, in their order. */
    private List<Incoming> batch() {
        int most = meets(Mishap.Kind.ONE_BY_ONE) ? 1 : AT_ONCE;
        return queues.values().stream().flatMap(Deque::stream).limit(most).toList();
    }

    private void take(Incoming message, Answer answer) {
        Deque<Incoming> queue = queues.get(message.partner());
        switch (answer.kind()) {
            case REPLY -> {
                if (!message.equals(queue.peek())) {
                    throw new Untrue("The hub answers what came after a message that it left: " + text(message));
                }
                queue.remove();
                replied(message, new String(answer.body(), UTF_8));
            }
            case DEAD_LETTER -> throw new Untrue("The hub itself failed on " + text(message) + ": " + answer.reason());
            case APART -> {
                if (message.equals(queue.peek())) {
                    queue.remove();
                    queue.addFirst(apart(message));
                }
            }
            case LATER -> {}
        }
    }

    private static Incoming apart(Incoming one) {
        return new Incoming(one.partner(), one.kind(), one.messageId(), one.arrivedAt(), one.body(), true);
    }

    private void replied(Incoming message, String reply) {
        String first = replies.putIfAbsent(key(message), reply);
        if (first != null && !first.equals(reply)) {
            throw new Untrue(
                    "What came again got another reply: " + text(message) + " first " + first + " then " + reply);
        }
    }

    /** One that was answered long ago comes again. */
    void again(int place) {
        if (!old.isEmpty()) {
            deliver(List.of(old.get(Math.floorMod(place, old.size()))));
        }
    }

    /** The same id comes with another body: it is a conflict, and nothing comes of it. */
    void conflicting(int place) {
        List<Incoming> counts = old.stream().filter(Post::isCount).toList();
        if (counts.isEmpty()) {
            return;
        }
        Incoming first = counts.get(Math.floorMod(place, counts.size()));
        ObjectNode event = Json.parse(text(first));
        event.withObject("/data").put("visits", 1_000 + place);
        Incoming other = new Incoming(
                first.partner(),
                first.kind(),
                "c" + ++asked,
                clock.instant(),
                Json.text(event).getBytes(UTF_8));
        String before = house.changes();
        deliver(List.of(other));
        String status =
                Json.parse(replies.get(key(other))).path("data").path("status").asText();
        if (!status.equals("conflict") || !house.changes().equals(before)) {
            throw new Untrue("The same id with another body is answered " + status + ": " + text(other));
        }
    }

    private static boolean isCount(Incoming one) {
        return text(one).contains(RequestType.STATISTICS_DAY.wire());
    }

    private static String text(Incoming message) {
        return new String(message.body(), UTF_8);
    }

    /** By the id of its message, which is not that of the request where that came with another body. */
    private static String key(Incoming message) {
        return message.partner() + "/" + message.messageId();
    }

    private Incoming message(PartnerId partner, PartnerKind kind, RequestType type, ObjectNode data) {
        String id = "r" + ++asked;
        ObjectNode event = Json.object()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "/partners/" + partner)
                .put("type", "id.simpul." + type.wire() + ".v1")
                .put("datacontenttype", "application/json");
        event.set("data", data);
        return new Incoming(partner, kind, id, clock.instant(), Json.text(event).getBytes(UTF_8));
    }
}
