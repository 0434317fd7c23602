package id.simpul.broker;

import static id.simpul.broker.TestBroker.SCHOOL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.simpul.TestCertificate;
import id.simpul.command.StandaloneArtemis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker elsewhere that was set up with TLS is used only if it shows a trusted certificate for the name it is called by. */
class ExternalTlsTest {
    @TempDir
    private static Path folder;

    private static TestCertificate certificate;
    private static Path inUse;
    private static StandaloneArtemis artemis;

    @BeforeAll
    static void start() throws IOException {
        certificate = TestCertificate.in(folder);
        inUse = Files.copy(certificate.keyStore(), folder.resolve("in-use.p12"));
        artemis = StandaloneArtemis.in(
                folder,
                Map.of("SIMPUL_TLS_KEYSTORE", inUse.toString(), "SIMPUL_TLS_PASSWORD", TestCertificate.PASSWORD));
    }

    @AfterAll
    static void stop() {
        artemis.close();
    }

    private static BrokerUrl url(String host, String options) {
        String printed = artemis.hubConnection().url();
        assertThat(printed).isEqualTo("ssl://127.0.0.1:" + artemis.port(Acceptor.CORE));
        return BrokerUrl.parse(printed.replace("127.0.0.1", host) + options);
    }

    private static String trusting(TestCertificate trusted) {
        return "?trustStoreType=PKCS12&trustStorePath=" + trusted.keyStore() + "&trustStorePassword="
                + TestCertificate.PASSWORD.replace(" ", "%20");
    }

    private static ExternalBroker connect(BrokerUrl url) {
        HubConnection known = artemis.hubConnection();
        return ExternalBroker.connect(
                new HubConnection(url.url(), known.user(), known.password()), Limits.DEFAULT, user -> Optional.empty());
    }

    @Test
    void the_broker_that_is_trusted_is_used() {
        BrokerUrl url = url("localhost", trusting(certificate));
        assertThat(url.isVerified()).isTrue();
        assertThat(url.trustStore()).hasValue(certificate.keyStore());
        assertThat(url.trustStorePassword()).isEqualTo(TestCertificate.PASSWORD);
        try (ExternalBroker broker = connect(url)) {
            broker.settle(List.of(SCHOOL), List.of());
            assertThat(broker.waiting(Addresses.requests(SCHOOL))).isZero();
            assertThat(broker.isBlocked()).isFalse();
        }
    }

    @Test
    void a_certificate_for_another_name_is_refused() {
        BrokerUrl url = url("127.0.0.1", trusting(certificate));
        assertThatThrownBy(() -> connect(url)).isInstanceOf(BrokerException.class);
    }

    @Test
    void a_certificate_that_nobody_trusted_vouches_for_is_refused() {
        BrokerUrl strange = url("localhost", trusting(TestCertificate.in(folder)));
        BrokerUrl unsaid = url("localhost", "");
        assertThatThrownBy(() -> connect(strange)).isInstanceOf(BrokerException.class);
        assertThatThrownBy(() -> connect(unsaid)).isInstanceOf(BrokerException.class);
    }

    @Test
    void a_renewed_certificate_is_shown_without_a_restart_and_one_that_cannot_be_read_is_not() throws Exception {
        TestCertificate renewed = TestCertificate.in(folder);
        try (ExternalBroker open = connect(url("localhost", trusting(certificate)))) {
            open.settle(List.of(SCHOOL), List.of());
            replaceBy("no key store at all".getBytes(UTF_8));
            await().during(Duration.ofSeconds(1)).untilAsserted(() -> connect(url("localhost", trusting(certificate)))
                    .close());
            replaceBy(Files.readAllBytes(renewed.keyStore()));
            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> connect(
                            url("localhost", trusting(renewed)))
                    .close());

            assertThat(open.waiting(Addresses.requests(SCHOOL)))
                    .as("on the connection of before")
                    .isZero();
            assertThatThrownBy(() -> connect(url("localhost", trusting(certificate))))
                    .isInstanceOf(BrokerException.class);
        } finally {
            replaceBy(Files.readAllBytes(certificate.keyStore()));
            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> connect(
                            url("localhost", trusting(certificate)))
                    .close());
        }
    }

    private static void replaceBy(byte[] store) throws IOException {
        Path draft = Files.write(folder.resolve("draft.p12"), store);
        Files.move(draft, inUse, REPLACE_EXISTING, ATOMIC_MOVE);
    }

    @Test
    void nobody_is_spoken_to_in_the_clear() {
        BrokerUrl plain = BrokerUrl.parse("tcp://localhost:" + artemis.port(Acceptor.CORE));
        assertThatThrownBy(() -> connect(plain)).isInstanceOf(BrokerException.class);
    }
}
