package id.simpul.agreement;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Mornings;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Notice;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Forwards proposals that came before any national library was registered, on the morning after one is. */
public final class ForwardChore implements Chore {
    private static final String JOB = "agreement.forward";

    private final Mornings mornings;

    public ForwardChore(Policies policies) {
        this.mornings = new Mornings(policies);
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        Instant at = mornings.at(mornings.last(until));
        return Proposals.toForward(db, most).stream()
                .map(proposal -> new Due(JOB, "", proposal, at))
                .toList();
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        List<Proposal> forwarded = Proposals.locked(
                        db, parts.stream().map(Due::part).toList())
                .stream()
                .map(Proposal::sent)
                .toList();
        List<String> partners = forwarded.stream()
                .flatMap(proposal -> Stream.concat(Stream.of(proposal.partner()), proposal.parties().stream()))
                .map(PartnerId::value)
                .toList();
        AgreementNotices letters = new AgreementNotices(PartyDirectory.read(db, partners));
        List<Effect> effects = new ArrayList<>();
        List<Notice> notices = new ArrayList<>();
        for (Proposal proposal : forwarded) {
            effects.add(new ProposalKept(proposal));
            notices.addAll(letters.forwarded(proposal));
        }
        Proposals.save(db, forwarded);
        return new Deed(effects, notices);
    }
}
