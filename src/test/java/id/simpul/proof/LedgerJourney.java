package id.simpul.proof;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was acknowledged, by whichever protocol, is done once and answered in turn, whatever goes wrong meanwhile. In the long form a hub
 * alone meets three quarters of it, and two hubs the last.
 */
class LedgerJourney {
    private static final boolean LONG = System.getProperty("kills") != null;
    private static final int KILLS = Integer.getInteger("kills", 1);
    private static final int REQUESTS = Integer.getInteger("requests", 1500);
    private static final int KILLS_OF_PAIR = KILLS / 4;
    private static final int REQUESTS_OF_PAIR = REQUESTS / 4;
    private static final long SEED = Long.getLong("ledger.seed", System.nanoTime());

    @TempDir
    private Path directory;

    /** Enough for what so many requests leave, in bytes. */
    private static long room(int requests) {
        return (3L << 30) + requests * 10_000L;
    }

    @Test
    void nothing_is_lost_by_a_hub_alone() throws Exception {
        int kills = LONG ? KILLS - KILLS_OF_PAIR : KILLS;
        int requests = LONG ? REQUESTS - REQUESTS_OF_PAIR : REQUESTS;
        try (Post post = new Post();
                Site site = new LoneHub(directory, room(requests), post)) {
            new Ledger(site, post, "alone", SEED).keep(kills, requests);
        }
    }

    /** Only in the long form: the two hubs, the broker and what goes wrong between them take a minute to begin. */
    @Test
    @EnabledIfSystemProperty(named = "kills", matches = "[0-9]+", disabledReason = "./mvnw -Pledger verify runs it too")
    void nothing_is_lost_by_two_hubs_on_a_broker_and_a_database_elsewhere() throws Exception {
        try (Post post = new Post();
                Site site = new PairedHubs(directory, room(REQUESTS_OF_PAIR), post)) {
            new Ledger(site, post, "paired", SEED).keep(Math.max(1, KILLS_OF_PAIR), Math.max(1, REQUESTS_OF_PAIR));
        }
    }
}
