package id.simpul.agreement;

import id.simpul.agreement.PartyDirectory.Member;
import id.simpul.ledger.Code;
import id.simpul.ledger.Reason;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Decides;
import id.simpul.policy.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an agreement must be to be proposed at all: something that needs one (R24), between the host and one party or more (R25). */
@Decides({Rule.R24, Rule.R25})
final class ProposalRules {
    private static final String PARTIES = "/data/parties";

    private final AgreementPropose asked;
    private final PartyDirectory directory;
    private final Optional<PartnerId> proposer;
    private final List<String> named;

    /**
     * @param proposer who must be one of the parties; none if the host's staff say what was agreed
     */
    ProposalRules(AgreementPropose asked, PartyDirectory directory, Optional<PartnerId> proposer) {
        this.asked = asked;
        this.directory = directory;
        this.proposer = proposer;
        this.named = asked.parties();
    }

    /** All that stands against it; nothing if it can be decided on. */
    List<Reason> against() {
        List<Reason> reasons = new ArrayList<>();
        if (Form.ofWire(asked.form()).isActivity()) {
            reasons.add(Reason.of(Code.NO_AGREEMENT_NEEDED, "/data/form"));
        }
        AgreementTerm term = asked.term();
        if (term.isReversed()) {
            reasons.add(Reason.of(Code.DATES_REVERSED, "/data/to", term.from(), term.to()));
        }
        reasons.addAll(againstParties());
        return reasons;
    }

    private List<Reason> againstParties() {
        List<Reason> reasons = new ArrayList<>();
        Set<PartnerId> seen = new HashSet<>();
        for (int place = 0; place < named.size(); place++) {
            String pointer = PARTIES + "/" + place;
            String name = named.get(place);
            Optional<Member> member = directory.find(name);
            if (member.isEmpty()) {
                reasons.add(Reason.of(Code.PARTY_UNKNOWN, pointer, name));
            } else if (!seen.add(member.get().id())) {
                reasons.add(Reason.of(Code.NAMED_TWICE, pointer, name));
            }
        }
        if (reasons.isEmpty() && parties().stream().allMatch(this::isHost)) {
            reasons.add(Reason.of(Code.TOO_FEW_PARTIES, PARTIES));
        }
        if (!named.isEmpty()
                && !proposer.map(this::now).map(parties()::contains).orElse(true)) {
            reasons.add(Reason.of(Code.NOT_A_PARTY, PARTIES));
        }
        return reasons;
    }

    /** The host is a party without being named; one of its own systems stands for it. */
    private boolean isHost(PartnerId party) {
        return directory
                .find(party.value())
                .filter(member -> member.kind() == PartnerKind.LIBRARY)
                .isPresent();
    }

    private PartnerId now(PartnerId partner) {
        return directory.find(partner.value()).map(Member::id).orElse(partner);
    }

    /** The parties as they are known now, in the order in which they are named. */
    List<PartnerId> parties() {
        Set<PartnerId> parties = new LinkedHashSet<>();
        named.forEach(name -> directory.find(name).map(Member::id).ifPresent(parties::add));
        return List.copyOf(parties);
    }
}
