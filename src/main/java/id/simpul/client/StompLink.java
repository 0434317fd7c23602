package id.simpul.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.broker.Addresses;
import id.simpul.partner.PartnerId;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.stomp.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A partner's system that speaks STOMP 1.2. */
public final class StompLink implements PartnerLink, QueueLink {
    private static final int CHUNK = 100;

    private final PartnerId partner;
    private final StompConversation conversation;
    private final Map<String, BlockingQueue<Frame>> read = new HashMap<>();

    private StompLink(PartnerId partner, StompConversation conversation) {
        this.partner = partner;
        this.conversation = conversation;
    }

    static StompLink open(Doors doors, PartnerId partner, String password) {
        return new StompLink(partner, StompConversation.open(doors, partner, password));
    }

    /** All are on their way before the first receipt comes; receipts come in the same order. */
    @Override
    public List<Sent> send(List<byte[]> requests) {
        List<Future<Frame>> receipts = new ArrayList<>(requests.size());
        for (byte[] request : requests) {
            receipts.add(sent(Addresses.requests(partner), request, Map.of()));
        }
        List<Sent> sent = new ArrayList<>(requests.size());
        for (byte[] request : requests) {
            try {
                conversation.outcome(receipts.get(sent.size()));
            } catch (IOException e) {
                throw Doors.notTaken(sent.size() + 1, requests.size(), e.getMessage(), e);
            }
            sent.add(Sent.of(request));
        }
        return sent;
    }

    private Future<Frame> sent(String queue, byte[] body, Map<String, String> more) {
        Map<String, String> headers = headers(more);
        headers.put("persistent", "true");
        headers.put("content-length", Integer.toString(body.length));
        return conversation.connection().send(queue, headers, Buffer.buffer(body));
    }

    @Override
    public void send(String queue, byte[] body, Optional<PartnerId> claimed) {
        Map<String, String> claims = new HashMap<>();
        claimed.map(Claim::new).ifPresent(claim -> {
            claims.putAll(claim.properties());
            claims.put("reply-to", claim.replyTo());
        });
        try {
            conversation.outcome(sent(queue, body, claims));
        } catch (IOException e) {
            throw Doors.refused(queue, e);
        }
    }

    @Override
    public void visit(String queue) {
        try {
            conversation.outcome(subscribed(queue, Map.of("id", "visit-" + queue), frame -> {}));
            conversation.outcome(unsubscribed(queue, "visit-" + queue));
        } catch (IOException e) {
            throw Doors.refused(queue, e);
        }
    }

    private Future<String> subscribed(String queue, Map<String, String> more, Handler<Frame> reader) {
        Map<String, String> headers = headers(more);
        headers.put("ack", "client-individual");
        return conversation.connection().subscribe(queue, headers, reader);
    }

    private Future<Frame> unsubscribed(String queue, String subscription) {
        return conversation.connection().unsubscribe(queue, headers(Map.of("id", subscription)));
    }

    /** The client adds some of its own. */
    private static Map<String, String> headers(Map<String, String> headers) {
        return new HashMap<>(headers);
    }

    @Override
    public List<Optional<ObjectNode>> await(List<Sent> sent, Duration timeout) {
        Deadline deadline = Deadline.in(timeout);
        List<Optional<ObjectNode>> all = new ArrayList<>(sent.size());
        for (int from = 0; from < sent.size(); from += CHUNK) {
            AwaitedReplies replies = new AwaitedReplies(sent.subList(from, Math.min(sent.size(), from + CHUNK)));
            try {
                read(replies, deadline, "replies-" + from);
            } catch (IOException e) {
                throw Doors.broken(e);
            }
            all.addAll(replies.all());
        }
        return all;
    }

    private void read(AwaitedReplies replies, Deadline deadline, String subscription) throws IOException {
        CompletableFuture<Void> complete = new CompletableFuture<>();
        String queue = Addresses.replies(partner);
        subscribed(queue, Map.of("id", subscription, "selector", replies.selector()), frame -> {
            if (replies.isComplete()) {
                return;
            }
            replies.arrived(received(frame));
            if (replies.isComplete()) {
                complete.complete(null);
            }
        });
        conversation.await(complete, deadline);
        conversation.outcome(unsubscribed(queue, subscription));
    }

    /**
     * Takes the next message from one of the partner's queues, whose messages come to this link alone from then on.
     *
     * @param patience how long to wait for one
     */
    public Optional<Received> take(String queue, Duration patience) {
        try {
            if (!read.containsKey(queue)) {
                BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
                read.put(queue, frames);
                conversation.outcome(subscribed(queue, Map.of("id", queue), frames::add));
            }
            return Optional.ofNullable(read.get(queue).poll(patience.toMillis(), TimeUnit.MILLISECONDS))
                    .map(this::received);
        } catch (IOException e) {
            throw Doors.broken(e);
        } catch (InterruptedException e) {
            throw Doors.interrupted(e);
        }
    }

    /** Acknowledged, so that it is not given again. */
    private Received received(Frame frame) {
        conversation.connection().ack(frame.getHeader("ack"));
        return new Received(Objects.requireNonNullElse(frame.getHeader("correlation-id"), ""), frame.getBodyAsString());
    }

    @Override
    public void close() {
        conversation.close();
    }
}
