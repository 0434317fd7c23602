package id.simpul.broker;

import id.simpul.command.StandaloneArtemis;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/** What a partner that has logged in can make a broker elsewhere hold, or learn from it. */
class ExternalPartnersAtTheDoorTest extends PartnersAtTheDoorTest {
    private static Optional<StandaloneArtemis> running = Optional.empty();

    @TempDir
    static Path instance;

    @Override
    TestBroker limited(Limits limits) {
        StandaloneArtemis artemis = running.orElseGet(() -> StandaloneArtemis.in(instance, limits));
        running = Optional.of(artemis);
        return TestBroker.elsewhere(artemis, limits);
    }

    @AfterAll
    static void end() {
        running.ifPresent(StandaloneArtemis::close);
        running = Optional.empty();
    }
}
