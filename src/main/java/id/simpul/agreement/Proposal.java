package id.simpul.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Ids;
import id.simpul.ledger.Request;
import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An agreement that a partner would like.
 *
 * @param request the partner's own id of the request that proposed it
 * @param parties all who would agree, the proposer among them
 * @param forwarded whether a national library has been told of it
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
        Optional<ObjectNode> document,
        State state,
        boolean forwarded) {
    Proposal {
        parties = List.copyOf(parties);
        goals = List.copyOf(goals);
    }

    enum State {
        WAITING,
        APPROVED,
        REJECTED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    /** As it was asked for, between parties that are known by now. */
    static Proposal of(Request request, List<PartnerId> parties) {
        ObjectNode data = request.data();
        return new Proposal(
                Ids.of("prp", request.partner(), request.id()),
                request.partner(),
                request.id(),
                Form.ofWire(data.path("form").asText()),
                data.path("title").asText(),
                parties,
                term(data),
                texts(data.path("goals")),
                Optional.ofNullable((ObjectNode) data.get("document")),
                State.WAITING,
                false);
    }

    static AgreementTerm term(JsonNode data) {
        return new AgreementTerm(
                LocalDate.parse(data.path("from").asText()),
                LocalDate.parse(data.path("to").asText()));
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    Proposal in(State next) {
        return new Proposal(id, partner, request, form, title, parties, term, goals, document, next, forwarded);
    }

    Proposal sent() {
        return new Proposal(id, partner, request, form, title, parties, term, goals, document, state, true);
    }
}
