package id.simpul.broker;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyStoreOptions;
import io.vertx.ext.stomp.Command;
import io.vertx.ext.stomp.Frame;
import io.vertx.ext.stomp.StompClient;
import io.vertx.ext.stomp.StompClientOptions;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A partner's system that speaks STOMP 1.2. */
final class StompPartnerClient implements PartnerClient {
    private static final int TIMEOUT_SECONDS = 15;

    private final Endpoint endpoint;
    private final String user;
    private final String password;

    StompPartnerClient(Endpoint endpoint, String user, String password) {
        this.endpoint = endpoint;
        this.user = user;
        this.password = password;
    }

    @Override
    public void send(String queue, byte[] body, Optional<String> claimed) throws Exception {
        Map<String, String> headers = new HashMap<>();
        headers.put("persistent", "true");
        headers.put("content-length", Integer.toString(body.length));
        claimed.ifPresent(other -> {
            headers.put("JMSXUserID", other);
            headers.put("reply-to", Addresses.REPLIES_PREFIX + other);
        });
        speak(new Frame()
                .setCommand(Command.SEND)
                .setHeaders(headers)
                .setDestination(queue)
                .setBody(Buffer.buffer(body)));
    }

    @Override
    public void read(String queue) throws Exception {
        speak(new Frame()
                .setCommand(Command.SUBSCRIBE)
                .setId("canary")
                .addHeader("ack", "client")
                .setDestination(queue));
    }

    private void speak(Frame frame) throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            answer(StompClient.create(vertx, options()), frame).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Whichever comes first: the receipt, an error, or the end of the connection. */
    private static CompletableFuture<Void> answer(StompClient client, Frame frame) {
        Promise<Void> answer = Promise.promise();
        client.errorFrameHandler(error -> answer.tryFail(new IOException(error.getHeader("message"))));
        client.connect().onFailure(answer::tryFail).onSuccess(connection -> {
            connection.connectionDroppedHandler(dropped -> answer.tryFail(new IOException("The broker hung up")));
            connection.send(frame).onSuccess(receipt -> answer.tryComplete()).onFailure(answer::tryFail);
        });
        return answer.future().toCompletionStage().toCompletableFuture();
    }

    private StompClientOptions options() {
        StompClientOptions options = new StompClientOptions()
                .setHost(endpoint.host())
                .setPort(endpoint.port(Protocol.STOMP))
                .setLogin(user)
                .setPasscode(password);
        endpoint.trust().ifPresent(trust -> {
            options.setSsl(true);
            options.setHostnameVerificationAlgorithm("");
            options.setTrustOptions(new KeyStoreOptions()
                    .setType(trust.type())
                    .setPath(trust.path().toString())
                    .setPassword(trust.password()));
        });
        return options;
    }
}
