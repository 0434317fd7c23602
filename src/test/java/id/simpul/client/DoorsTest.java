package id.simpul.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class DoorsTest {
    private final Doors doors = new Doors("127.0.0.1", Map.of(Protocol.AMQP, 5672), Optional.empty());

    @Test
    void a_certificate_of_another_name_is_told_apart_from_a_hub_that_is_away() {
        IOException wrongName = new IOException(new SSLHandshakeException("No name matching 127.0.0.1 found"));

        assertThat(doors.unreachable(Protocol.AMQP, wrongName)).hasMessageContaining("give the name in it with --host");
        assertThat(doors.unreachable(Protocol.AMQP, new ConnectException("refused")))
                .hasMessageContaining("is it running");
    }
}
