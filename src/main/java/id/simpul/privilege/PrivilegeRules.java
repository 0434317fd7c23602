package id.simpul.privilege;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import id.simpul.privilege.Privilege.Basis;
import id.simpul.privilege.Privilege.Because;
import id.simpul.privilege.Privilege.Kind;
import id.simpul.privilege.Privilege.Person;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person may do: borrow by address (R17) or as a student (R19), and in any case read on the premises (R18). */
@Decides({Rule.R17, Rule.R18, Rule.R20})
final class PrivilegeRules {
    private static final String REGION = "/data/person/region";

    private final Request request;
    private final Registration registration;
    private final PrivilegeFacts facts;
    private final Policy policy;
    private final LocalDate today;

    PrivilegeRules(Request request, PrivilegeFacts facts, Policy policy, LocalDate today) {
        this.request = request;
        this.registration = request.as(Registration.class);
        this.facts = facts;
        this.policy = policy;
        this.today = today;
    }

    Decision decide() {
        if (isAddressInside()) {
            Basis basis = Basis.of(Because.ADDRESS);
            Reason reason = Reason.of(Code.ADDRESS_INSIDE, REGION, registration.region());
            return grant(privilege(Kind.BORROW, basis, today, Optional.empty()), List.of(reason));
        }
        Optional<StudentRule> student =
                registration.letter().map(letter -> new StudentRule(request, letter, facts, policy, today));
        if (request.staff().isEmpty() && student.map(StudentRule::isAmbiguous).orElse(false)) {
            return Decision.Pending.staff(student.get().ambiguous());
        }
        List<Reason> against = student.map(StudentRule::against).orElseGet(this::withoutLetter);
        return student.isPresent() && against.isEmpty() ? borrow(student.get()) : read(against);
    }

    private boolean isAddressInside() {
        return policy.library().covers(registration.region());
    }

    private Decision borrow(StudentRule student) {
        Ending ending = student.ending();
        // Joined on to what runs until then, it counts at once.
        boolean joins =
                earlier().stream().anyMatch(one -> one.lastsTo(student.first().minusDays(1)));
        LocalDate from = joins ? today : student.first();
        return grant(
                privilege(Kind.BORROW, student.basis(), from, Optional.of(ending)),
                List.of(outside(), StudentRule.granted(from, ending, today)));
    }

    private List<Privilege> earlier() {
        return facts.currentOf(request.partner(), registration.ref());
    }

    private Decision read(List<Reason> againstBorrowing) {
        List<Reason> reasons = new ArrayList<>(List.of(outside()));
        reasons.addAll(againstBorrowing);
        reasons.add(Reason.of(Code.READ_ON_PREMISES, ""));
        return grant(privilege(Kind.READ_ON_PREMISES, Basis.of(Because.ANYONE), today, Optional.empty()), reasons);
    }

    private Reason outside() {
        return Reason.of(Code.ADDRESS_OUTSIDE, REGION, registration.person().region());
    }

    private List<Reason> withoutLetter() {
        return request.kind() == PartnerKind.UNIVERSITY
                ? List.of(Reason.of(Code.LETTER_MISSING, "/data/student"))
                : List.of();
    }

    /** Who may only read needs no name at the counter, so none is kept. */
    private Privilege privilege(Kind kind, Basis basis, LocalDate from, Optional<Ending> ending) {
        Person person = new Person(
                request.partner(),
                Optional.of(registration.ref()),
                kind == Kind.BORROW ? Optional.of(registration.name()) : Optional.empty());
        return new Privilege(
                request.makes("prv"),
                person,
                kind,
                basis,
                from,
                ending,
                Privilege.State.CURRENT,
                ending.flatMap(end -> LapseNotices.next(end.until(), today, policy)),
                Optional.of(today.plusDays(1)));
    }

    private Decision grant(Privilege privilege, List<Reason> reasons) {
        Optional<Privilege> running = earlier().stream()
                .filter(one -> one.lastsTo(today) && isKept(one, privilege))
                .findFirst();
        Optional<Privilege> toCome = earlier().stream()
                .filter(one -> one.isToCome(today) && isKept(one, privilege))
                .findFirst();
        return running.map(one -> kept(one, reasons))
                .or(() -> toCome.filter(one -> privilege.kind() == Kind.READ_ON_PREMISES || privilege.isToCome(today))
                        .map(one -> awaited(one, privilege, reasons)))
                .orElseGet(() -> granted(privilege, reasons));
    }

    /**
     * A registration never worsens what is still proven: a letter proves until its privilege ends; an address proves nothing once
     * the same person is said to live elsewhere.
     */
    private static boolean isKept(Privilege one, Privilege now) {
        return one.basis().because() == Because.STUDENT && one.reachesBeyond(now);
    }

    private static Decision kept(Privilege running, List<Reason> reasons) {
        List<Reason> all = new ArrayList<>(reasons);
        all.removeIf(reason -> reason.code() == Code.READ_ON_PREMISES);
        all.add(Reason.of(Code.PRIVILEGE_KEPT, "", running.until().orElseThrow()));
        return new Decision.Accepted(running.id(), running.outcome(), all, List.of(), List.of());
    }

    /** What is still to come stays; who may only read until then needs no entry for it. */
    private static Decision awaited(Privilege toCome, Privilege now, List<Reason> reasons) {
        List<Reason> all = new ArrayList<>(reasons);
        all.add(Reason.of(
                Code.PRIVILEGE_TO_COME, "", toCome.from(), toCome.until().orElseThrow()));
        PrivilegeOutcome outcome = now.kind() == Kind.BORROW ? toCome.outcome() : now.outcome();
        return new Decision.Accepted(toCome.id(), outcome, all, List.of(), List.of());
    }

    /** Systems hear of each at once; by mail a day's are told together in the morning. */
    private Decision granted(Privilege privilege, List<Reason> reasons) {
        List<Privilege> before = earlier().stream()
                .filter(one -> !staysBeside(one, privilege))
                .map(one -> one.ended(Privilege.Standing.REPLACED, today))
                .toList();
        Notice notice = Notice.to(request.partner(), LapseNotices.granted(privilege, today))
                .from(request)
                .by(Notice.Way.QUEUE);
        return new Decision.Accepted(
                privilege.id(), privilege.outcome(), reasons, List.of(new Granted(privilege, before)), List.of(notice));
    }

    /** What runs goes on to its own end before one that begins later; what is to come and reaches further follows one that begins now. */
    private boolean staysBeside(Privilege one, Privilege now) {
        return now.isToCome(today)
                ? one.basis().because() == Because.STUDENT && one.lastsTo(today)
                : one.isToCome(today) && isKept(one, now);
    }
}
