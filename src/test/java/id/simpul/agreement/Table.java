package id.simpul.agreement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.agreement.PartyDirectory.Member;
import id.simpul.database.Database;
import id.simpul.intake.Judge;
import id.simpul.ledger.Asked;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Policies;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where tests negotiate: a university, an office and the national library, on a day they choose. */
final class Table {
    static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
    static final LocalDate SINCE = LocalDate.of(2022, 3, 1);
    static final LocalDate BEFORE = LocalDate.of(2020, 12, 31);
    private int requests;

    static PartyDirectory directory(PartnerKind... kinds) {
        List<Member> members = Arrays.stream(kinds)
                .map(kind ->
                        new Member(new PartnerId(kind.wire()), kind, "Contoh " + kind.wire(), Optional.of("13.71")))
                .toList();
        return new PartyDirectory(
                members.stream().collect(Collectors.toMap(member -> member.id().value(), member -> member)),
                members.stream()
                        .filter(member -> member.kind() == PartnerKind.NATIONAL)
                        .map(Member::id)
                        .toList());
    }

    static PartyDirectory everybody() {
        return directory(PartnerKind.values());
    }

    static AgreementFacts facts(PartyDirectory directory, Proposal... proposals) {
        return new AgreementFacts(directory, List.of(proposals), List.of(), LocalDate.MIN);
    }

    /** Decided on a day. */
    static AgreementFacts facts(PartyDirectory directory, LocalDate present) {
        return new AgreementFacts(directory, List.of(), List.of(), present);
    }

    Request proposal(LocalDate on, String... parties) {
        ObjectNode data = Json.object()
                .put("form", "service-use")
                .put("title", "Pemanfaatan layanan")
                .put("from", on.plusMonths(1).toString())
                .put("to", on.plusMonths(25).toString());
        List.of(parties).forEach(data.withArray("/parties")::add);
        data.withArray("/goals").add("Mahasiswa membaca lebih banyak");
        data.putObject("document").put("name", "usulan.pdf").put("sha256", "ab".repeat(32));
        return request(PartnerKind.UNIVERSITY, RequestType.AGREEMENT_PROPOSE, on, data);
    }

    Request decision(LocalDate on, String proposal, boolean approved) {
        ObjectNode data = Json.object().put("proposal", proposal).put("approved", approved);
        return request(PartnerKind.NATIONAL, RequestType.AGREEMENT_DECISION, on, data);
    }

    Request request(PartnerKind kind, RequestType type, LocalDate on, ObjectNode data) {
        Instant at = on.atTime(10, 0).atZone(ZONE).toInstant();
        return Asked.by(kind.wire()).as(kind).named("r-" + ++requests).at(at).request(type, data);
    }

    static Request approvedByStaff(Request asked) {
        return Asked.approved(asked, "baik");
    }

    static AgreementDesk desk() {
        return new AgreementDesk(() -> LocalDate.MIN, new Scans(Path.of("no-such-folder")));
    }

    /** Judges without a database. */
    static Decision judge(AgreementFacts facts, Request request) {
        return Judge.judge(Policies.defaults(), desk(), facts, List.of(request)).get(0);
    }

    /** Judges and writes, as a batch is. */
    static Decision ask(Database database, Request request) {
        Judge judge = Judge.of(Policies.defaults(), desk());
        return database.inTransaction(db -> judge.ask(db, request.time(), request));
    }

    static void partners(Database database, PartnerKind... kinds) {
        Map<String, String> members =
                Arrays.stream(kinds).collect(Collectors.toMap(PartnerKind::wire, PartnerKind::wire));
        members.forEach((id, kind) -> database.useTransaction(db -> db.execute(
                "insert into partners (id, kind, name, created_at) values (?, ?, ?, now())",
                id,
                kind,
                "Contoh " + id)));
    }

    static List<String> codes(Decision decision) {
        return decision.reasons().stream().map(reason -> reason.code().wire()).toList();
    }
}
