package id.simpul.journey;

import id.simpul.broker.Protocol;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.stomp.Command;
import io.vertx.ext.stomp.Frame;
import io.vertx.ext.stomp.StompClient;
import io.vertx.ext.stomp.StompClientConnection;
import io.vertx.ext.stomp.StompClientOptions;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A partner's system that speaks STOMP 1.2. */
final class StompSystem implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final Vertx vertx = Vertx.vertx();
    private final Member member;
    private final Promise<Void> trouble = Promise.promise();
    private final BlockingQueue<Frame> received = new LinkedBlockingQueue<>();
    private final StompClientConnection connection;

    StompSystem(WholeHub hub, Member member) throws Exception {
        this.member = member;
        StompClient client = StompClient.create(
                vertx,
                new StompClientOptions()
                        .setHost("127.0.0.1")
                        .setPort(hub.port(Protocol.STOMP))
                        .setLogin(member.id())
                        .setPasscode(member.password()));
        client.errorFrameHandler(error -> trouble.tryFail(new IOException(error.getHeader("message"))));
        connection = client.connect().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        connection.connectionDroppedHandler(dropped -> trouble.tryFail(new IOException("The broker hung up")));
    }

    void send(String body) throws Exception {
        send(member.requests(), body, Map.of());
    }

    /** Waits for the broker's receipt; throws what it answered if it refused. */
    void send(String queue, String body, Map<String, String> headers) throws Exception {
        Map<String, String> all = new HashMap<>(headers);
        all.put("persistent", "true");
        Frame frame = new Frame()
                .setCommand(Command.SEND)
                .setHeaders(all)
                .setDestination(queue)
                .setBody(Buffer.buffer(body));
        Promise<Void> answer = Promise.promise();
        trouble.future().onFailure(answer::tryFail);
        connection.send(frame).onSuccess(receipt -> answer.tryComplete()).onFailure(answer::tryFail);
        answer.future().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** From now on its replies come in. */
    void readReplies() {
        connection.subscribe(member.replies(), received::add);
    }

    Answered reply() throws Exception {
        Frame frame = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (frame == null) {
            throw new TimeoutException("No reply came by STOMP");
        }
        return new Answered(frame.getHeader("correlation-id"), frame.getBodyAsString());
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
