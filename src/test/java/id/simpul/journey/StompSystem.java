package id.simpul.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.client.StompLink;
import java.time.Duration;
import java.util.Optional;

/** A partner's system that speaks STOMP 1.2. */
final class StompSystem implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Member member;
    private final StompLink link;

    StompSystem(WholeHub hub, Member member) {
        this.member = member;
        this.link = hub.doors().stomp(member.name(), member.password());
    }

    void send(String body) {
        link.send(member.requests(), body.getBytes(UTF_8), Optional.empty());
    }

    /** Sends in another's name; throws what the broker answered if it refused. */
    void send(String queue, String body, Member claimed) {
        link.send(queue, body.getBytes(UTF_8), Optional.of(claimed.name()));
    }

    Answered reply() {
        return link.take(member.replies(), PATIENCE)
                .map(Answered::of)
                .orElseThrow(() -> new AssertionError("No reply came by STOMP"));
    }

    @Override
    public void close() {
        link.close();
    }
}
