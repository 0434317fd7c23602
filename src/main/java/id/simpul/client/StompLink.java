package id.simpul.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.broker.Addresses;
import id.simpul.client.Doors.Protocol;
import id.simpul.partner.PartnerId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.JksOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.ext.stomp.Frame;
import io.vertx.ext.stomp.StompClient;
import io.vertx.ext.stomp.StompClientConnection;
import io.vertx.ext.stomp.StompClientOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A partner's system that speaks STOMP 1.2. */
final class StompLink implements PartnerLink {
    private static final int CHUNK = 100;

    private final PartnerId partner;
    private final Vertx vertx;
    private final StompClientConnection connection;
    /** Ends when the broker says that it cannot do something, or hangs up: it answers a refused frame in no other way. */
    private final CompletableFuture<Void> trouble;

    private StompLink(
            PartnerId partner, Vertx vertx, StompClientConnection connection, CompletableFuture<Void> trouble) {
        this.partner = partner;
        this.vertx = vertx;
        this.connection = connection;
        this.trouble = trouble;
    }

    static StompLink open(Doors doors, PartnerId partner, String password) {
        Vertx vertx = Vertx.vertx();
        CompletableFuture<Void> trouble = new CompletableFuture<>();
        StompClient client = StompClient.create(vertx, options(doors, partner, password))
                .errorFrameHandler(error ->
                        trouble.completeExceptionally(new IOException(String.valueOf(error.getHeader("message")))));
        try {
            StompClientConnection connection = outcome(client.connect(), trouble, Doors.PATIENCE_SECONDS * 1000L);
            connection.connectionDroppedHandler(
                    dropped -> trouble.completeExceptionally(new IOException("the broker hung up")));
            return new StompLink(partner, vertx, connection, trouble);
        } catch (IOException e) {
            vertx.close();
            throw trouble.isCompletedExceptionally()
                    ? doors.notLetIn(Protocol.STOMP, partner, e)
                    : doors.unreachable(Protocol.STOMP, e);
        }
    }

    private static StompClientOptions options(Doors doors, PartnerId partner, String password) {
        StompClientOptions options = new StompClientOptions()
                .setHost(doors.host())
                .setPort(doors.port(Protocol.STOMP))
                .setLogin(partner.value())
                .setPasscode(password);
        doors.trust().ifPresent(trust -> {
            options.setSsl(true);
            options.setHostnameVerificationAlgorithm("HTTPS");
            String path = trust.path().toString();
            options.setTrustOptions(
                    trust.type().equals("JKS")
                            ? new JksOptions().setPath(path).setPassword(trust.password())
                            : new PfxOptions().setPath(path).setPassword(trust.password()));
        });
        return options;
    }

    /** All are on their way before the first receipt comes; receipts come in the same order. */
    @Override
    public List<Sent> send(List<byte[]> requests) {
        List<Future<Frame>> receipts = new ArrayList<>(requests.size());
        for (byte[] request : requests) {
            Map<String, String> headers =
                    headers(Map.of("persistent", "true", "content-length", Integer.toString(request.length)));
            receipts.add(connection.send(Addresses.requests(partner), headers, Buffer.buffer(request)));
        }
        List<Sent> sent = new ArrayList<>(requests.size());
        for (byte[] request : requests) {
            try {
                outcome(receipts.get(sent.size()), trouble, Doors.PATIENCE_SECONDS * 1000L);
            } catch (IOException e) {
                throw Doors.notTaken(sent.size() + 1, requests.size(), e.getMessage(), e);
            }
            sent.add(Sent.of(request));
        }
        return sent;
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
        Map<String, String> headers =
                headers(Map.of("id", subscription, "ack", "client-individual", "selector", replies.selector()));
        connection.subscribe(Addresses.replies(partner), headers, frame -> {
            if (replies.isComplete()) {
                return;
            }
            replies.arrived(String.valueOf(frame.getHeader("correlation-id")), frame.getBodyAsString());
            connection.ack(frame.getHeader("ack"));
            if (replies.isComplete()) {
                complete.complete(null);
            }
        });
        CompletableFuture.anyOf(complete, trouble)
                .completeOnTimeout(null, deadline.millisLeft(), TimeUnit.MILLISECONDS)
                .exceptionally(thrown -> null)
                .join();
        if (trouble.isCompletedExceptionally()) {
            outcome(Future.succeededFuture(), trouble, 1);
        }
        outcome(connection.unsubscribe(Addresses.replies(partner), headers(Map.of("id", subscription))), trouble, 5000);
    }

    /** The client adds some of its own. */
    private static Map<String, String> headers(Map<String, String> headers) {
        return new HashMap<>(headers);
    }

    /** Whichever comes first: the outcome or the broker's complaint. */
    private static <T> T outcome(Future<T> future, CompletableFuture<Void> trouble, long millis) throws IOException {
        CompletableFuture<T> asked = future.toCompletionStage().toCompletableFuture();
        try {
            CompletableFuture.anyOf(trouble, asked).get(millis, TimeUnit.MILLISECONDS);
            return asked.get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the broker does not answer", e);
        } catch (InterruptedException e) {
            throw Doors.interrupted(e);
        }
    }

    @Override
    public void close() {
        try {
            outcome(connection.disconnect(), trouble, 2000);
        } catch (IOException alreadyGone) {
            connection.close();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
