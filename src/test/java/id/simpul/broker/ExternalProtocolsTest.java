package id.simpul.broker;

import id.simpul.command.StandaloneArtemis;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;

/** What partners' systems can do with a broker elsewhere: the same. */
class ExternalProtocolsTest extends ProtocolsTest {
    private StandaloneArtemis artemis;

    @Override
    TestBroker broker(Path directory) {
        artemis = StandaloneArtemis.in(directory);
        return TestBroker.elsewhere(artemis, Limits.DEFAULT);
    }

    @Override
    @AfterAll
    void stop() {
        super.stop();
        artemis.close();
    }
}
