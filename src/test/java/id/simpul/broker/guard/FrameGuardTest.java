package id.simpul.broker.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FrameGuardTest {
    private static final GuardLimits ONE_CONNECTION = GuardLimits.of(Map.of("connections-per-partner", "1"));

    private final Watch watch = new Watch(
            ONE_CONNECTION,
            "hub",
            new Doorstep(ONE_CONNECTION, new AtomicReference<>(ONE_CONNECTION.shares())),
            new Logins(user -> true),
            new Refusals());

    private FrameGuard guard() {
        return new FrameGuard(watch, new Protocols(Set.of("AMQP"), 1024));
    }

    @Test
    void a_connection_takes_a_place_of_its_partner_from_login_to_end() {
        FrameGuard first = guard();
        FrameGuard second = guard();
        EmbeddedChannel connection = new EmbeddedChannel(first);
        EmbeddedChannel another = new EmbeddedChannel(second);

        assertThat(first.knows("sd-01")).isTrue();
        assertThat(second.knows("sd-01")).isFalse();
        connection.close().syncUninterruptibly();
        assertThat(second.knows("sd-01")).isTrue();
        another.close().syncUninterruptibly();
    }

    @Test
    void a_login_that_is_heard_of_after_the_connection_has_ended_takes_no_place() {
        FrameGuard late = guard();
        FrameGuard next = guard();
        new EmbeddedChannel(late).close().syncUninterruptibly();
        EmbeddedChannel connection = new EmbeddedChannel(next);

        assertThat(late.knows("sd-01")).isFalse();
        assertThat(next.knows("sd-01")).isTrue();
        connection.close().syncUninterruptibly();
    }
}
