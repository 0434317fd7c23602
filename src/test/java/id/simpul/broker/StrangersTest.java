package id.simpul.broker;

import static id.simpul.broker.TestBroker.OTHER;
import static id.simpul.broker.TestBroker.SCHOOL;
import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.partner.PartnerId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients without a password can make the broker hold, by each protocol, with TLS and without; partners are served meanwhile. */
class StrangersTest {
    /** What the kernel buffers of both ends hold is not the broker's doing. */
    private static final long KERNEL = 16L << 20;

    private static final long MUCH = 64L << 20;
    private static final List<Acceptor> ACCEPTORS = List.of(Acceptor.values());

    @TempDir
    static Path home;

    private static TestBroker plain;
    private static TestBroker encrypted;
    private static int turn;

    @BeforeAll
    static void start() throws Exception {
        Limits limits = Limits.DEFAULT.withDoor("login-millis", 8_000).withDoor("strangers-per-address", 20);
        plain = new TestBroker(BrokerSettings.atFreePorts(home.resolve("plain")).with(limits));
        encrypted = new TestBroker(BrokerSettings.atFreePorts(home.resolve("encrypted"))
                .with(limits)
                .with(TestKeyStore.in(home)));
    }

    @AfterAll
    static void stop() {
        plain.close();
        encrypted.close();
    }

    /** By two of the protocols in turn, so that each test has partners of the protocol it tries, or of another, or both. */
    @AfterEach
    void partners_are_served() throws Exception {
        for (TestBroker broker : List.of(plain, encrypted)) {
            for (PartnerId partner : List.of(SCHOOL, OTHER)) {
                Acceptor acceptor = ACCEPTORS.get(turn++ % ACCEPTORS.size());
                broker.send(acceptor, partner, Addresses.requests(partner), new byte[] {'1'});
                assertThat(broker.hubReads(Addresses.requests(partner))).hasSize(1);
            }
        }
    }

    private interface Start {
        void on(RawClient client) throws IOException;
    }

    private static void cutOff(Acceptor acceptor, Start start) throws Exception {
        for (boolean tls : new boolean[] {false, true}) {
            List<RawClient> clients = new ArrayList<>();
            try {
                for (int i = 0; i < 3; i++) {
                    RawClient client = client(acceptor, tls);
                    clients.add(client);
                    start.on(client);
                    assertThat(client.pour(MUCH))
                            .as(acceptor + " with TLS " + tls)
                            .isLessThan(KERNEL);
                }
            } finally {
                for (RawClient client : clients) {
                    client.close();
                }
            }
        }
    }

    private static RawClient client(Acceptor acceptor, boolean tls) throws Exception {
        return tls ? RawClient.tls(encrypted.port(acceptor)) : RawClient.plain(plain.port(acceptor));
    }

    @Test
    void a_stomp_header_that_never_ends_is_cut_off() throws Exception {
        cutOff(Acceptor.STOMP, client -> client.write("CONNECT\nx:"));
    }

    @Test
    void a_stomp_frame_of_two_gigabytes_is_cut_off() throws Exception {
        cutOff(Acceptor.STOMP, client -> client.write("CONNECT\nlogin:x\ncontent-length:2000000000\n\n"));
    }

    @Test
    void an_mqtt_packet_of_the_longest_length_is_cut_off() throws Exception {
        byte[] connect = {0x10, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x7F, 0, 4, 'M', 'Q', 'T', 'T', 5};
        cutOff(Acceptor.MQTT, client -> client.write(connect));
        byte[] publish = {0x30, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x7F, 0, 1, 'x'};
        cutOff(Acceptor.MQTT, client -> client.write(publish));
    }

    @Test
    void an_amqp_frame_of_a_gigabyte_is_cut_off() throws Exception {
        byte[] header = {'A', 'M', 'Q', 'P', 3, 1, 0, 0, 0x40, 0, 0, 0, 2, 1, 0, 0};
        cutOff(Acceptor.AMQP, client -> client.write(header));
    }

    @Test
    void a_core_packet_of_a_gigabyte_is_cut_off() throws Exception {
        byte[] length = {0x40, 0, 0, 0, 30, 0, 0, 0, 0, 0, 0, 0, 1};
        cutOff(Acceptor.CORE, client -> {
            client.write("ARTEMIS");
            client.write(length);
        });
    }

    @ParameterizedTest
    @EnumSource
    void nobody_gets_around_it_by_http(Acceptor acceptor) throws Exception {
        cutOff(acceptor, client -> client.write("""
                        POST / HTTP/1.1\r
                        Host: x\r
                        Upgrade: websocket\r
                        Connection: upgrade\r
                        Content-Length: 2000000000\r
                        \r
                        """));
    }

    @ParameterizedTest
    @EnumSource
    void who_speaks_another_protocol_is_hung_up_on(Acceptor acceptor) throws Exception {
        cutOff(acceptor, client -> client.write("\u0000\u0000\u0000\u0000 nothing known "));
    }

    /** One byte after the other, never the end: the time for the login runs on. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void who_drips_is_hung_up_on(boolean tls) throws Exception {
        try (RawClient dripping = client(Acceptor.STOMP, tls);
                RawClient silent = client(Acceptor.MQTT, tls)) {
            dripping.write("CONNECT\nlogin:");
            Thread drip = new Thread(() -> dripping.pour(1L << 40), "drip");
            assertThat(silent.readToEnd()).isEmpty();
            drip.start();
            dripping.readToEnd();
            drip.join();
        }
    }

    @Test
    void the_oldest_stranger_gives_way_to_the_next() throws Exception {
        List<RawClient> strangers = new ArrayList<>();
        try {
            for (int i = 0; i < 21; i++) {
                strangers.add(RawClient.plain(plain.port(Acceptor.AMQP)));
            }
            assertThat(strangers.get(0).readToEnd()).isEmpty();
        } finally {
            for (RawClient stranger : strangers) {
                stranger.close();
            }
        }
    }

    @Test
    void half_open_tls_is_ended_in_time() throws Exception {
        try (RawClient client = RawClient.plain(encrypted.port(Acceptor.CORE))) {
            client.write("\u0016\u0003\u0001");
            client.readToEnd();
        }
    }

    @Test
    void a_wrong_password_is_counted_and_locks_nobody_out() throws Exception {
        long before = plain.embedded().failedLogins();
        for (int i = 0; i < 5; i++) {
            try (RawClient guess = RawClient.plain(plain.port(Acceptor.STOMP))) {
                guess.write("CONNECT\naccept-version:1.2\nlogin:" + SCHOOL + "\npasscode:guess" + i + "\n\n\0");
                assertThat(guess.readToEnd()).startsWith("ERROR");
            }
        }
        Awaitility.await().untilAsserted(() -> assertThat(plain.embedded().failedLogins() - before)
                .isEqualTo(5));
    }
}
