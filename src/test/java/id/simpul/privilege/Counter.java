package id.simpul.privilege;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.database.Database;
import id.simpul.intake.Judge;
import id.simpul.ledger.Asked;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Policies;
import id.simpul.privilege.PrivilegeFacts.Agreed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where tests register people: students of one university, whose agreement runs to the end of August 2027. */
final class Counter {
    static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
    static final LocalDate TODAY = LocalDate.of(2026, 9, 15);
    static final PartnerId UNIVERSITY = new PartnerId("kampus-contoh");
    static final Agreed AGREED =
            new Agreed("pks-1", "service-use", LocalDate.of(2025, 9, 1), LocalDate.of(2027, 8, 31));
    private int requests;

    static PrivilegeFacts facts(Agreed... agreements) {
        return new PrivilegeFacts(
                List.of(),
                Map.of(
                        "Kampus Contoh", Set.of(UNIVERSITY),
                        "Kampus Lain", Set.of(new PartnerId("kampus-lain")),
                        "Universitas Kembar", Set.of(UNIVERSITY, new PartnerId("kampus-lain"))),
                Map.of(UNIVERSITY, List.of(agreements)));
    }

    /** Of somebody who lives elsewhere and is no student. */
    Request somebody(PartnerKind kind, String ref, String region) {
        ObjectNode data = Json.object();
        ObjectNode person = data.putObject("person")
                .put("ref", ref)
                .put("name", "Orang Contoh")
                .put("email", "orang@example.org");
        person.putObject("region").put("system", "kemendagri").put("code", region);
        PartnerId partner = kind == PartnerKind.UNIVERSITY ? UNIVERSITY : new PartnerId("library");
        return Asked.by(partner)
                .as(kind)
                .named("r-" + ++requests)
                .at(noon(TODAY))
                .request(RequestType.BORROWER_REGISTER, data);
    }

    /** Of an active student who lives in Padang. */
    Request student(String ref) {
        Request request = somebody(PartnerKind.UNIVERSITY, ref, "13.71.05.1002");
        request.data()
                .putObject("student")
                .put("number", ref)
                .putObject("letter")
                .put("number", "12/SAK/2026")
                .put("issuer", "Kampus Contoh")
                .put("issuedOn", "2026-09-01")
                .put("semester", "20261")
                .put("validUntil", "2027-02-28");
        return request;
    }

    static ObjectNode letter(Request request) {
        return (ObjectNode) request.data().at("/student/letter");
    }

    static Request at(LocalDate day, Request request) {
        return Asked.again(request, noon(day));
    }

    static Decision judge(PrivilegeFacts facts, Request request) {
        return Judge.judge(Policies.defaults(), new PrivilegeDesk(), facts, List.of(request))
                .get(0);
    }

    /** Judges and writes, as a batch is. */
    static List<Decision> ask(Database database, List<Request> requests) {
        Judge judge = Judge.of(Policies.defaults(), new PrivilegeDesk());
        Instant now = requests.get(requests.size() - 1).time();
        return database.inTransaction(db -> judge.ask(db, now, requests)).stream()
                .map(Decided::decision)
                .toList();
    }

    static List<String> codes(Decision decision) {
        return decision.reasons().stream().map(reason -> reason.code().wire()).toList();
    }

    static Privilege granted(Decision decision) {
        return ((Granted) decision.effects().get(0)).privilege();
    }

    static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(ZONE).toInstant();
    }
}
