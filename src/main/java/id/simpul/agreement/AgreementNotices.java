package id.simpul.agreement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Who is told what of a proposal on its way. */
final class AgreementNotices {
    private final PartyDirectory directory;

    AgreementNotices(PartyDirectory directory) {
        this.directory = directory;
    }

    /** The parties are told that it was forwarded, and the national library what it has to decide. */
    List<Notice> forwarded(Proposal proposal) {
        List<Notice> notices = toEach(
                proposal,
                proposal.parties().stream()
                        .filter(Predicate.not(directory.nationals()::contains))
                        .toList(),
                Topic.AGREEMENT_FORWARDED,
                proposal.shown());
        notices.add(new Notice(directory.nationals(), Topic.AGREEMENT_PROPOSED, toDecide(proposal), Optional.empty()));
        return notices;
    }

    /** All parties are told what came of it. */
    List<Notice> decided(Proposal proposal, ObjectNode data) {
        return toEach(proposal, proposal.parties(), Topic.AGREEMENT_DECIDED, data);
    }

    private ObjectNode toDecide(Proposal proposal) {
        ObjectNode data = proposal.inFull().put("by", directory.nameOf(proposal.partner()));
        for (PartnerId party : proposal.parties()) {
            ObjectNode one = data.withArray("/partners")
                    .addObject()
                    .put("partner", party.value())
                    .put("name", directory.nameOf(party));
            directory.find(party.value()).ifPresent(member -> {
                one.put("kind", member.kind().wire());
                member.region().ifPresent(code -> one.put("region", code));
            });
        }
        return data;
    }

    /** To who proposed it as an answer to its request, to the others as news. */
    private List<Notice> toEach(Proposal proposal, List<PartnerId> parties, Topic topic, ObjectNode data) {
        List<Notice> notices = new ArrayList<>();
        List<PartnerId> others = new ArrayList<>(parties);
        PartnerId proposer = proposal.partner();
        PartnerId now =
                directory.find(proposer.value()).map(PartyDirectory.Member::id).orElse(proposer);
        if (others.remove(now)) {
            notices.add(Notice.to(now, topic, data).begunBy(proposal.request()));
        }
        if (!others.isEmpty()) {
            notices.add(new Notice(others, topic, data, Optional.empty()));
        }
        return notices;
    }
}
