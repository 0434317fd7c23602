package id.simpul.signon;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Reads a body into memory as long as it is not too long. */
final class Limited implements BodySubscriber<byte[]> {
    private final BodySubscriber<byte[]> all = BodySubscribers.ofByteArray();
    private final long largest;
    private long come;
    private Flow.Subscription subscription;

    private Limited(long largest) {
        this.largest = largest;
    }

    static BodyHandler<byte[]> to(long largest) {
        return head -> new Limited(largest);
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return all.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        all.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        come += parts.stream().mapToLong(ByteBuffer::remaining).sum();
        if (come > largest) {
            subscription.cancel();
            all.onError(new IOException("An answer longer than " + largest + " bytes"));
        } else {
            all.onNext(parts);
        }
    }

    @Override
    public void onError(Throwable trouble) {
        all.onError(trouble);
    }

    @Override
    public void onComplete() {
        all.onComplete();
    }
}
