package id.simpul.agreement;

import id.simpul.ledger.Notice;
import id.simpul.ledger.NoticeContent;
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
        List<PartnerId> parties = proposal.parties().stream()
                .filter(Predicate.not(directory.nationals()::contains))
                .toList();
        AgreementForwarded told = new AgreementForwarded(
                proposal.id(),
                proposal.form().wire(),
                proposal.title(),
                proposal.parties(),
                proposal.term().from(),
                proposal.term().to(),
                members(proposal));
        List<Notice> notices = toEach(proposal, parties, told);
        notices.add(Notice.to(directory.nationals(), toDecide(proposal)));
        return notices;
    }

    /** All parties are told what came of it. */
    List<Notice> decided(Proposal proposal, AgreementDecided decided) {
        return toEach(proposal, proposal.parties(), decided);
    }

    /** The parties of an agreement that was on paper from the start are told that it is on record. */
    List<Notice> recorded(Agreement agreement, Optional<String> note) {
        AgreementDecided told = new AgreementDecided(
                Optional.of(agreement.id()),
                Optional.of(agreement.subject().number()),
                agreement.subject().title(),
                Optional.of(agreement.term().from()),
                Optional.of(agreement.term().to()),
                Optional.empty(),
                true,
                Optional.of(agreement.origin().wire()),
                note,
                Optional.empty());
        return List.of(Notice.to(agreement.partners(), told));
    }

    /** Who was to sign it or to decide on it is told that nothing comes of it; who had proposed it knows otherwise. */
    List<Notice> withdrawn(Proposal proposal) {
        List<PartnerId> told = new ArrayList<>(proposal.parties());
        if (proposal.forwarded()) {
            directory.nationals().stream().filter(Predicate.not(told::contains)).forEach(told::add);
        }
        Optional<PartyDirectory.Member> leaving =
                directory.find(proposal.partner().value());
        told.removeIf(party -> directory.find(party.value()).equals(leaving));
        AgreementDecided content = new AgreementDecided(
                Optional.empty(),
                Optional.empty(),
                proposal.title(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(proposal.id()),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.of(directory.nameOf(proposal.partner())));
        return told.isEmpty() ? List.of() : List.of(Notice.to(told, content));
    }

    private AgreementProposed toDecide(Proposal proposal) {
        return new AgreementProposed(
                proposal.id(),
                proposal.form().wire(),
                proposal.title(),
                proposal.parties(),
                proposal.term().from(),
                proposal.term().to(),
                Optional.of(proposal.goals()).filter(goals -> !goals.isEmpty()),
                proposal.document(),
                directory.nameOf(proposal.partner()),
                members(proposal));
    }

    private List<AgreementProposed.Member> members(Proposal proposal) {
        return proposal.parties().stream().map(this::member).toList();
    }

    private AgreementProposed.Member member(PartnerId party) {
        Optional<PartyDirectory.Member> known = directory.find(party.value());
        return new AgreementProposed.Member(
                party,
                directory.nameOf(party),
                known.map(member -> member.kind().wire()),
                known.flatMap(PartyDirectory.Member::region));
    }

    /** To who proposed it as an answer to its request, to the others as news. */
    private List<Notice> toEach(Proposal proposal, List<PartnerId> parties, NoticeContent content) {
        List<Notice> notices = new ArrayList<>();
        List<PartnerId> others = new ArrayList<>(parties);
        PartnerId proposer = proposal.partner();
        PartnerId now =
                directory.find(proposer.value()).map(PartyDirectory.Member::id).orElse(proposer);
        if (others.remove(now)) {
            notices.add(Notice.to(now, content).begunBy(proposal.request()));
        }
        if (!others.isEmpty()) {
            notices.add(Notice.to(others, content));
        }
        return notices;
    }
}
