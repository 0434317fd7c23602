package id.simpul.proof;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged, by whichever protocol, is done once and answered in turn, whatever goes wrong meanwhile. */
class LedgerJourney {
    private static final int KILLS = Integer.getInteger("kills", 2);
    private static final int REQUESTS = Integer.getInteger("requests", 1500);
    private static final long SEED = Long.getLong("ledger.seed", System.nanoTime());

    @TempDir
    private Path directory;

    @Test
    void nothing_is_lost_by_a_hub_alone() throws Exception {
        try (Site site = new LoneHub(directory)) {
            new Ledger(site, "alone", SEED).keep(KILLS, REQUESTS);
        }
    }

    /** Only in the long form: the two hubs, the broker and what goes wrong between them take a minute to begin. */
    @Test
    @EnabledIfSystemProperty(named = "kills", matches = "[0-9]+", disabledReason = "./mvnw -Pledger verify runs it too")
    void nothing_is_lost_by_two_hubs_on_a_broker_and_a_database_elsewhere() throws Exception {
        try (Site site = new PairedHubs(directory)) {
            new Ledger(site, "paired", SEED).keep(KILLS, REQUESTS);
        }
    }
}
