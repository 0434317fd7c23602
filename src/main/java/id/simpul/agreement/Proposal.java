package id.simpul.agreement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request;
import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An agreement that a partner would like.
 *
 * @param partner who proposed it, under the name it had then
 * @param request the partner's own id of the request that proposed it
 * @param parties all who would agree, the proposer among them
 * @param since the day on which it came
 * @param forwarded whether a national library has been told of it
 * @param settlement who decided it and when, once somebody has
 */
record Proposal(
        String id,
        PartnerId partner,
        String request,
        Form form,
        String title,
        List<PartnerId> parties,
        AgreementTerm term,
        List<String> goals,
        Optional<AgreementProposed.Document> document,
        State state,
        LocalDate since,
        boolean forwarded,
        Optional<Settlement> settlement) {
    Proposal {
        parties = List.copyOf(parties);
        goals = List.copyOf(goals);
    }

    /** What is kept of the document; used by name in SQL. */
    Optional<ObjectNode> keptDocument() {
        return document.map(Json::tree);
    }

    enum State {
        WAITING,
        APPROVED,
        REJECTED,
        /** Who proposed it takes part no more. */
        WITHDRAWN;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    /** As it was asked for, between parties that are known by now. */
    static Proposal of(Request request, AgreementPropose asked, List<PartnerId> parties, LocalDate since) {
        return new Proposal(
                request.makes("prp"),
                request.askedAs(),
                request.id(),
                Form.ofWire(asked.form()),
                asked.title(),
                parties,
                asked.term(),
                asked.goals().orElse(List.of()),
                asked.document(),
                State.WAITING,
                since,
                false,
                Optional.empty());
    }

    Proposal decided(State next, Settlement how) {
        return new Proposal(
                id,
                partner,
                request,
                form,
                title,
                parties,
                term,
                goals,
                document,
                next,
                since,
                forwarded,
                Optional.of(how));
    }

    Proposal sent() {
        return new Proposal(
                id, partner, request, form, title, parties, term, goals, document, state, since, true, settlement);
    }
}
