package id.simpul.demo;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.client.Doors;
import id.simpul.client.Protocol;
import id.simpul.hub.Hub;
import id.simpul.ledger.Json;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** All partners: the systems of those that have one, connected for as long as the demo plays, and the others' mails and browsers. */
final class Cast implements AutoCloseable {
    private final Map<String, SeedPartner> partners = new LinkedHashMap<>();
    private final Map<String, PartnerSystem> systems = new HashMap<>();
    private final Map<String, SchoolByMail> schools = new HashMap<>();
    private final Map<String, String> passwords = new HashMap<>();
    private final Doors doors;
    private final Hub hub;
    private final StaffDesk staff;
    private final TeacherBrowser browser;

    Cast(Doors doors, Hub hub, StaffDesk staff) {
        this.doors = doors;
        this.hub = hub;
        this.staff = staff;
        this.browser = new TeacherBrowser(doors.ports().get(Protocol.HTTP));
    }

    /** Has staff add the partners that are there from the start, and keeps in memory the password each system is given. */
    void join(List<SeedPartner> seeds) {
        for (SeedPartner seed : seeds) {
            partners.put(seed.id(), seed);
            if (!seed.joins()) {
                passwords.put(
                        seed.id(),
                        staff.act("partner.add", seed.added()).path("password").asText());
            }
        }
    }

    SeedPartner partner(String id) {
        return partners.get(id);
    }

    /** A partner, whichever way it takes part. */
    Speaker speaker(String id) {
        return partner(id).hasSystem() ? system(id) : schools.computeIfAbsent(id, this::school);
    }

    private SchoolByMail school(String id) {
        return new SchoolByMail(id, mail(id), browser, books());
    }

    PartnerSystem system(String id) {
        return systems.computeIfAbsent(
                id, one -> new PartnerSystem(partners.get(one), doors, passwords.get(one), hub.clock()));
    }

    /** A school enrols: by its system, by the link in the invitation that staff send it, or by the form for whoever is no partner yet. */
    JsonNode enrol(String school) {
        SeedPartner seed = partner(school);
        if (seed.joins()) {
            return new NewSchool(seed, mail(school), browser, staff, books()).join();
        }
        if (!seed.hasSystem()) {
            staff.act("staff.invite", Json.object().put("partner", school));
        }
        return speaker(school).ask("rotation.enrol", seed.enrolment(), "accepted");
    }

    private TeacherMail mail(String id) {
        return new TeacherMail(
                hub.stores().home().mail(), hub.clock().getZone(), partner(id).email());
    }

    private Jdbi books() {
        return hub.stores().database().jdbi();
    }

    /** It takes part no more. */
    void leave(String id) {
        speaker(id).close();
        systems.remove(id);
    }

    @Override
    public void close() {
        systems.values().forEach(PartnerSystem::close);
    }
}
