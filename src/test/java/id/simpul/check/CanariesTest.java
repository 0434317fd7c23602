package id.simpul.check;

import static id.simpul.broker.TestBroker.OTHER;
import static id.simpul.broker.TestBroker.SCHOOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.broker.Acceptor;
import id.simpul.broker.Addresses;
import id.simpul.broker.BrokerException;
import id.simpul.broker.BrokerSettings;
import id.simpul.broker.KeyStore;
import id.simpul.broker.TestBroker;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanariesTest {
    @TempDir
    Path home;

    @Test
    void every_forgery_is_refused_by_every_listener() throws Exception {
        try (TestBroker broker = new TestBroker(home)) {
            List<Canaries.Result> results = canaries(broker).fly();
            assertThat(results).hasSize(Acceptor.values().length * Canaries.Attempt.values().length);
            assertThat(results).allMatch(Canaries.Result::refused);
            assertThat(broker.broker().waiting(Addresses.requests(OTHER))).isZero();
        }
    }

    @Test
    void every_forgery_is_refused_over_tls() throws Exception {
        KeyStore store = keyStore();
        try (TestBroker broker = new TestBroker(
                BrokerSettings.atFreePorts(home.resolve("broker")).with(store))) {
            assertThat(canaries(broker).fly()).isNotEmpty().allMatch(Canaries.Result::refused);
        }
    }

    @Test
    void a_canary_with_a_password_that_does_not_work_proves_nothing() {
        try (TestBroker broker = new TestBroker(home)) {
            broker.passwords.put(SCHOOL, "forgotten");
            assertThatThrownBy(() -> canaries(broker).fly())
                    .isInstanceOf(BrokerException.class)
                    .hasMessageContaining("cannot reach its own queues");
        }
    }

    private static Canaries canaries(TestBroker broker) {
        return new Canaries(broker.doors(), SCHOOL, broker.passwords.get(SCHOOL), OTHER);
    }

    private KeyStore keyStore() throws Exception {
        Path path = home.resolve("test.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        int exit = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "simpul",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        path.toString(),
                        "-storepass",
                        "sample-only")
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exit).isZero();
        return new KeyStore(path, "sample-only");
    }
}
