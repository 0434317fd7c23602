package id.simpul.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.journey.Asked;
import id.simpul.journey.Member;
import id.simpul.ledger.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A library with fifteen schools, four universities and four offices, and what they ask in a year. */
final class Year {
    private final HubUnderTest hub;
    private final Member library;
    private final List<Member> schools;
    private final List<Member> universities;
    private final List<Member> offices;

    Year(HubUnderTest hub) {
        this.hub = hub;
        this.library = hub.add("perpustakaan", "library");
        this.schools = added(hub, "school", 15);
        this.universities = added(hub, "university", 4);
        this.offices = added(hub, "dinas", 4);
    }

    /** How many partners it has. */
    int size() {
        return all().size();
    }

    Member library() {
        return library;
    }

    /** As a year brings it: a catalogue that is renewed, the counter's figures, what people ask for, questions. */
    List<Asking> mix() {
        return List.of(
                Asking.items(library, 600),
                Asking.statistics(library, 120),
                Asking.visits(schools, 40),
                Asking.borrowers(universities, 110),
                Asking.offers(offices, 10),
                Asking.questions(all(), 120));
    }

    private List<Member> all() {
        List<Member> all = new ArrayList<>(schools);
        all.addAll(universities);
        all.addAll(offices);
        return all;
    }

    /** A university's students get what its agreement gives, which the national library has to approve. */
    void agreements() throws Exception {
        Member national = hub.add("perpusnas", "national");
        for (Member university : universities) {
            ObjectNode proposal = Json.object()
                    .put("form", "service-use")
                    .put("title", "Pemanfaatan layanan " + university.id())
                    .put("from", "2026-09-01")
                    .put("to", "2028-08-31");
            proposal.withArray("parties").add(university.id()).add(national.id());
            proposal.withArray("goals").add("Mahasiswa membaca lebih banyak");
            proposal.putObject("document").put("name", "usulan.pdf").put("sha256", "ab".repeat(32));
            hub.ask(university, Asked.event(university.id(), "usulan", "agreement.propose", proposal));
        }
        for (String proposal : hub.hub().rows("select id from proposals")) {
            ObjectNode decision = Json.object()
                    .put("proposal", proposal)
                    .put("approved", true)
                    .put("number", "12/PKS/" + proposal)
                    .put("from", "2026-09-01")
                    .put("to", "2028-08-31");
            hub.ask(national, Asked.event(national.id(), "putusan-" + proposal, "agreement.decision", decision));
        }
    }

    private static List<Member> added(HubUnderTest hub, String kind, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> hub.add(kind + "-contoh-" + i, kind))
                .toList();
    }
}
