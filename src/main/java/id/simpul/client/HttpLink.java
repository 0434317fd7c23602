package id.simpul.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.intake.envelope.RequestId;
import id.simpul.partner.PartnerId;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * A partner's system that posts over HTTP and asks what became of it. It is told of an id, not of a message: of a second body
 * under an id that was answered already it hears at once that it is a conflict, and of one sent before that, the answer to the first.
 */
public final class HttpLink implements PartnerLink {
    private static final String REQUESTS = "/api/v1/requests";
    private static final String REPLIES = "/api/v1/replies";
    private static final String NOTICES = "/api/v1/notices";
    private static final int MOST_TRIES = 4;
    private static final long LONGEST_PAUSE_SECONDS = 30;
    private static final long FIRST_ASK_MILLIS = 20;
    private static final long SLOWEST_ASK_MILLIS = 500;

    private final Doors doors;
    private final PartnerId partner;
    private final HttpCalls calls;
    /** Where the replies to messages without an id begin. */
    private String repliesRead = "";

    private String noticesRead = "";

    /** What was refused at the door for its id, as the reply would have said it. */
    private final IdentityHashMap<Sent, ObjectNode> conflicts = new IdentityHashMap<>();

    HttpLink(Doors doors, PartnerId partner, String password) {
        this.doors = doors;
        this.partner = partner;
        calls = new HttpCalls(doors, partner, password);
    }

    @Override
    public List<Sent> send(List<byte[]> requests) {
        if (requests.stream().anyMatch(request -> RequestId.of(request).isEmpty())) {
            goToTheEndOfReplies();
        }
        List<Sent> sent = new ArrayList<>(requests.size());
        for (byte[] request : requests) {
            HttpResponse<String> answer = post(request);
            if (answer.statusCode() == 409) {
                Sent refused = Sent.of(request);
                conflicts.put(refused, ConflictReply.to(refused, HttpCalls.detail(answer)));
                sent.add(refused);
            } else if (answer.statusCode() == 202) {
                boolean named =
                        answer.headers().firstValue("Location").orElse("").startsWith(REQUESTS);
                sent.add(named ? Sent.of(request) : new Sent(Optional.empty(), Optional.empty()));
            } else {
                throw Doors.notTaken(sent.size() + 1, requests.size(), HttpCalls.detail(answer), null);
            }
        }
        return sent;
    }

    /** Waits as long as the hub asks to, within reason, and tries a few times. */
    private HttpResponse<String> post(byte[] request) {
        HttpRequest.Builder call = calls.post(REQUESTS, request);
        HttpResponse<String> answer = exchange(call);
        for (int attempt = 1; attempt < MOST_TRIES && isBusy(answer); attempt++) {
            long seconds = answer.headers().firstValueAsLong("Retry-After").orElse(1);
            pause(Math.min(LONGEST_PAUSE_SECONDS, Math.max(0, seconds)) * 1000);
            answer = exchange(call);
        }
        return answer;
    }

    private static boolean isBusy(HttpResponse<String> answer) {
        return answer.statusCode() == 429 || answer.statusCode() == 503;
    }

    @Override
    public List<Optional<ObjectNode>> await(List<Sent> sent, Duration timeout) {
        Deadline deadline = Deadline.in(timeout);
        Deque<ObjectNode> unnamed = new ArrayDeque<>();
        List<Optional<ObjectNode>> all = new ArrayList<>(sent.size());
        for (Sent one : sent) {
            all.add(conflicts.containsKey(one) ? Optional.of(conflicts.get(one)) : await(one, deadline, unnamed));
        }
        return all;
    }

    private Optional<ObjectNode> await(Sent one, Deadline deadline, Deque<ObjectNode> unnamed) {
        long pause = FIRST_ASK_MILLIS;
        while (true) {
            Optional<ObjectNode> reply = one.id().map(this::replyTo).orElseGet(() -> nextUnnamed(unnamed));
            if (reply.isPresent() || deadline.isOver()) {
                return reply;
            }
            pause(Math.min(pause, deadline.millisLeft()));
            pause = Math.min(SLOWEST_ASK_MILLIS, pause * 2);
        }
    }

    private Optional<ObjectNode> replyTo(String id) {
        // No path can end with a step that means "here" or "up".
        String step = id.equals(".") || id.equals("..") ? "?id=" : "/";
        String path =
                REQUESTS + step + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        HttpResponse<String> answer = exchange(calls.get(path));
        if (isBusy(answer)) {
            return Optional.empty();
        }
        return Optional.of(HttpCalls.body(answer).path("reply"))
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast);
    }

    private Optional<ObjectNode> nextUnnamed(Deque<ObjectNode> unnamed) {
        if (unnamed.isEmpty()) {
            unnamed.addAll(moreReplies().stream()
                    .filter(reply -> reply.path("data").path("request").isNull())
                    .toList());
        }
        return Optional.ofNullable(unnamed.poll());
    }

    private void goToTheEndOfReplies() {
        boolean more = true;
        while (more) {
            more = !moreReplies().isEmpty();
        }
    }

    private List<ObjectNode> moreReplies() {
        Page page = page(REPLIES, repliesRead);
        repliesRead = page.next();
        return page.items();
    }

    /**
     * Reads the notices that came since those read before.
     *
     * @param patience how long to wait for the first one
     */
    public List<ObjectNode> notices(Duration patience) {
        Deadline deadline = Deadline.in(patience);
        Page page = page(NOTICES, noticesRead);
        while (page.items().isEmpty() && !deadline.isOver()) {
            pause(Math.min(FIRST_ASK_MILLIS, deadline.millisLeft()));
            page = page(NOTICES, noticesRead);
        }
        noticesRead = page.next();
        return page.items();
    }

    private record Page(List<ObjectNode> items, String next) {}

    private Page page(String path, String after) {
        String query = "?limit=500&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8);
        ObjectNode page = HttpCalls.body(exchange(calls.get(path + query)));
        List<ObjectNode> items = new ArrayList<>();
        page.path("items").forEach(item -> items.add((ObjectNode) item));
        return new Page(items, page.path("next").asText(after));
    }

    private HttpResponse<String> exchange(HttpRequest.Builder call) {
        HttpResponse<String> answer = calls.exchange(call);
        if (answer.statusCode() == 401) {
            throw doors.notLetIn(Protocol.HTTP, partner, null);
        }
        return answer;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw Doors.interrupted(e);
        }
    }

    /** Nothing stays open between calls but what the client keeps for the next. */
    @Override
    public void close() {}
}
