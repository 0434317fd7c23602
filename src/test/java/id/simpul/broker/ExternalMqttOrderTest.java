package id.simpul.broker;

import id.simpul.command.StandaloneArtemis;
import org.junit.jupiter.api.AfterEach;

/** The order of what one client publishes by MQTT to a broker elsewhere. */
class ExternalMqttOrderTest extends MqttOrderTest {
    private StandaloneArtemis artemis;

    @Override
    TestBroker broker() {
        artemis = StandaloneArtemis.in(home);
        return TestBroker.elsewhere(artemis, Limits.DEFAULT);
    }

    @AfterEach
    void end() {
        artemis.close();
    }
}
