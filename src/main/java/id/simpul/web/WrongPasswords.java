package id.simpul.web;

import id.simpul.partner.PartnerId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log of wrong passwords: of each address the first at once, the others once a minute together. Neither a password nor a
 * name that is no partner's is told, for people type one in the other's place.
 */
final class WrongPasswords {
    private static final Logger LOG = LoggerFactory.getLogger(WrongPasswords.class);
    private static final String ELSEWHERE = "other addresses";
    private static final int MOST_ADDRESSES = 1000;
    private static final int MOST_NAMES = 5;

    private final Map<String, Tally> tallies = new HashMap<>();

    /** The wrong passwords from one address that are not in the log yet. */
    private static final class Tally {
        private final TreeSet<PartnerId> names = new TreeSet<>();
        private int count;
    }

    synchronized void note(String address, Optional<PartnerId> known) {
        String from = tallies.containsKey(address) || tallies.size() < MOST_ADDRESSES ? address : ELSEWHERE;
        Tally tally = tallies.get(from);
        if (tally == null) {
            tallies.put(from, new Tally());
            LOG.warn(
                    "A wrong password over HTTP from {}, for {}",
                    from,
                    known.map(PartnerId::toString).orElse("no known partner"));
            return;
        }
        tally.count++;
        known.filter(name -> tally.names.size() < MOST_NAMES).ifPresent(tally.names::add);
    }

    /** To be called once a minute. */
    synchronized void tell() {
        tallies.values().removeIf(tally -> tally.count == 0);
        tallies.forEach((from, tally) -> {
            LOG.warn("{} more wrong passwords over HTTP from {}, for {}", tally.count, from, named(tally));
            tally.count = 0;
            tally.names.clear();
        });
    }

    private static Object named(Tally tally) {
        return tally.names.isEmpty() ? "no known partner" : tally.names;
    }
}
