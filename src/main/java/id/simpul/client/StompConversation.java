package id.simpul.client;

import id.simpul.partner.PartnerId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.KeyStoreOptions;
import io.vertx.ext.stomp.StompClient;
import io.vertx.ext.stomp.StompClientConnection;
import io.vertx.ext.stomp.StompClientOptions;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A STOMP connection on which the broker answers what it refuses with a complaint about no frame in particular. */
final class StompConversation implements AutoCloseable {
    private static final long PATIENCE_MILLIS = Doors.PATIENCE_SECONDS * 1000L;

    private final Vertx vertx;
    private final StompClientConnection connection;
    /** Ends when the broker says that it cannot do something, or hangs up: it answers a refused frame in no other way. */
    private final CompletableFuture<Void> trouble;

    private StompConversation(Vertx vertx, StompClientConnection connection, CompletableFuture<Void> trouble) {
        this.vertx = vertx;
        this.connection = connection;
        this.trouble = trouble;
    }

    static StompConversation open(Doors doors, PartnerId partner, String password) {
        Vertx vertx = Vertx.vertx();
        CompletableFuture<Void> trouble = new CompletableFuture<>();
        StompClient client = StompClient.create(vertx, options(doors, partner, password))
                .errorFrameHandler(error ->
                        trouble.completeExceptionally(new IOException(String.valueOf(error.getHeader("message")))));
        try {
            StompClientConnection connection = first(client.connect(), trouble, PATIENCE_MILLIS);
            connection.connectionDroppedHandler(
                    dropped -> trouble.completeExceptionally(new IOException("the broker hung up")));
            return new StompConversation(vertx, connection, trouble);
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
            options.setHostnameVerificationAlgorithm(trust.anyHost() ? "" : "HTTPS");
            options.setTrustOptions(new KeyStoreOptions()
                    .setType(trust.type())
                    .setPath(trust.path().toString())
                    .setPassword(trust.password()));
        });
        return options;
    }

    StompClientConnection connection() {
        return connection;
    }

    /** Waits until something is complete, or the time is over. */
    void await(CompletableFuture<Void> complete, Deadline deadline) throws IOException {
        CompletableFuture.anyOf(complete, trouble)
                .completeOnTimeout(null, deadline.millisLeft(), TimeUnit.MILLISECONDS)
                .exceptionally(thrown -> null)
                .join();
        if (trouble.isCompletedExceptionally()) {
            outcome(Future.succeededFuture());
        }
    }

    /** Whichever comes first: the outcome or the broker's complaint. */
    <T> T outcome(Future<T> future) throws IOException {
        return first(future, trouble, PATIENCE_MILLIS);
    }

    private static <T> T first(Future<T> future, CompletableFuture<Void> trouble, long millis) throws IOException {
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
            first(connection.disconnect(), trouble, 2000);
        } catch (IOException alreadyGone) {
            connection.close();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
