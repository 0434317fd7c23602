package id.simpul.broker;

import id.simpul.command.StandaloneArtemis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/** Nobody's requests overtake, vanish, or fill a broker elsewhere for others. */
class ExternalFairQueuesTest extends FairQueuesTest {
    private static final Map<Limits, StandaloneArtemis> RUNNING = new ConcurrentHashMap<>();

    @TempDir
    static Path instances;

    /** How long replies live is told to the broker while it runs; for other limits there is one each. */
    @Override
    TestBroker limited(Limits limits) {
        StandaloneArtemis artemis = RUNNING.computeIfAbsent(
                limits.withReplyLife(Duration.ofDays(90)),
                wanted -> StandaloneArtemis.in(instances.resolve(String.valueOf(RUNNING.size())), wanted));
        return TestBroker.elsewhere(artemis, limits);
    }

    @AfterAll
    static void end() {
        RUNNING.values().forEach(StandaloneArtemis::close);
        RUNNING.clear();
    }
}
