package id.simpul.demo;

import id.simpul.client.Doors;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The systems of all partners, each known to the hub and connected for as long as the demo plays. */
final class Cast implements AutoCloseable {
    private final Map<String, SeedPartner> partners = new LinkedHashMap<>();
    private final Map<String, PartnerSystem> systems = new HashMap<>();
    private final Map<String, String> passwords = new HashMap<>();
    private final Doors doors;
    private final Clock clock;

    Cast(Doors doors, Clock clock) {
        this.doors = doors;
        this.clock = clock;
    }

    /** Has staff add the partners, and keeps in memory the password each is given. */
    void join(List<SeedPartner> seeds, StaffDesk staff) {
        for (SeedPartner seed : seeds) {
            partners.put(seed.id(), seed);
            passwords.put(
                    seed.id(),
                    staff.act("partner.add", seed.added()).path("password").asText());
        }
    }

    SeedPartner partner(String id) {
        return partners.get(id);
    }

    PartnerSystem system(String id) {
        return systems.computeIfAbsent(
                id, one -> new PartnerSystem(partners.get(one), doors, passwords.get(one), clock));
    }

    /** Its system is not used any more. */
    void leave(String id) {
        system(id).close();
        systems.remove(id);
    }

    @Override
    public void close() {
        systems.values().forEach(PartnerSystem::close);
    }
}
