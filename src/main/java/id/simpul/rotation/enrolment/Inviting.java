package id.simpul.rotation.enrolment;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Policy;
import java.util.List;
import java.util.Optional;

/** The library invites a school that is not taking part (R11). */
final class Inviting {
    private Inviting() {}

    static Decision decide(Request request, EnrolmentFacts facts, Policy policy) {
        StaffInvite asked = request.as(StaffInvite.class);
        PartnerId school = asked.partner();
        if (!facts.kindOf(school).equals(Optional.of(PartnerKind.SCHOOL))) {
            return Decision.Refused.because(
                    Reason.of(Code.NOT_FOUND, "/data/partner", new Phrase("sekolah", "school")));
        }
        Optional<Enrolment> active = facts.activeOf(school);
        if (active.isPresent()) {
            return Decision.Refused.because(Reason.of(
                    Code.ALREADY_ENROLLED, "/data/partner", active.get().lastQuarter()));
        }
        return new Decision.Accepted(
                school.value(),
                new InviteOutcome(school),
                List.of(new Invited(school)),
                List.of(Notice.to(
                        school,
                        RotationInvited.toJoin(policy, asked.quarter())
                                .of(policy.rotation().placesOf(facts.placesOf(school))))));
    }
}
