package id.simpul.broker;

import static id.simpul.broker.TestBroker.SCHOOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.TestCertificate;
import id.simpul.command.StandaloneArtemis;
import java.nio.file.Path;
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
    private static StandaloneArtemis artemis;

    @BeforeAll
    static void start() {
        certificate = TestCertificate.in(folder);
        artemis = StandaloneArtemis.in(
                folder,
                Map.of(
                        "SIMPUL_TLS_KEYSTORE",
                        certificate.keyStore().toString(),
                        "SIMPUL_TLS_PASSWORD",
                        TestCertificate.PASSWORD));
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
    void nobody_is_spoken_to_in_the_clear() {
        BrokerUrl plain = BrokerUrl.parse("tcp://localhost:" + artemis.port(Acceptor.CORE));
        assertThatThrownBy(() -> connect(plain)).isInstanceOf(BrokerException.class);
    }
}
