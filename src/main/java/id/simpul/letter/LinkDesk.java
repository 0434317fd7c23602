package id.simpul.letter;

import id.simpul.delivery.link.Link;
import id.simpul.delivery.link.LinkRows;
import id.simpul.delivery.link.Links;
import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Decision.Refused;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerEntries;
import id.simpul.partner.PartnerEntry;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Makes links for whoever is on the telephone, and ends those that should not be good any more. */
final class LinkDesk implements Desk<LinkDesk.LinkFacts> {
    private static final Phrase PARTNER = new Phrase("mitra", "partner");
    private static final Phrase LINK = new Phrase("tautan", "link");

    private final Links links;
    private final UnaryOperator<String> urls;

    /**
     * @param urls makes a whole address of a path
     */
    LinkDesk(Links links, UnaryOperator<String> urls) {
        this.links = links;
        this.urls = urls;
    }

    /** The partners that acts name, and the links. */
    record LinkFacts(Map<PartnerId, PartnerEntry> partners, Map<String, LinkRows.Row> rows) implements Facts {
        @Override
        public void apply(Effect effect) {
            // Acts of staff come one by one.
        }
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.STAFF_LINK_MAKE, RequestType.STAFF_LINK_REVOKE);
    }

    @Override
    public LinkFacts facts(Handle db, List<Request> requests) {
        Set<PartnerId> named = requests.stream()
                .filter(request -> request.type() == RequestType.STAFF_LINK_MAKE)
                .map(request -> new PartnerId(request.data().path("partner").asText()))
                .collect(Collectors.toSet());
        Map<String, LinkRows.Row> rows = requests.stream()
                .filter(request -> request.type() == RequestType.STAFF_LINK_REVOKE)
                .flatMap(request -> LinkRows.row(db, request.data().path("link").asText()).stream())
                .collect(Collectors.toMap(LinkRows.Row::id, row -> row));
        return new LinkFacts(PartnerEntries.locked(db, named), rows);
    }

    @Override
    public Decision decide(Request request, LinkFacts facts, Policy policy, LocalDate today) {
        return request.type() == RequestType.STAFF_LINK_MAKE ? make(request, facts) : revoke(request, facts);
    }

    private Decision make(Request request, LinkFacts facts) {
        PartnerId partner = new PartnerId(request.data().path("partner").asText());
        Optional<PartnerEntry> entry = Optional.ofNullable(facts.partners().get(partner))
                .filter(there -> there.removedAt().isEmpty());
        if (entry.isEmpty()) {
            return Refused.because(Reason.of(Code.NOTHING_OF_THAT_NAME, "/data/partner", PARTNER));
        }
        Link.Purpose purpose =
                Link.Purpose.ofWire(request.data().path("purpose").asText()).orElseThrow();
        Link link = new Link(purpose, partner, request.data().path("thing").asText());
        return new Decision.Accepted(
                partner.value(),
                Json.object().put("partner", partner.value()).put("about", purpose.wire()),
                List.of(new LinkEffect.Made(link, staff(request), links, urls)),
                List.of());
    }

    private static Decision revoke(Request request, LinkFacts facts) {
        String id = request.data().path("link").asText();
        Optional<LinkRows.Row> row = Optional.ofNullable(facts.rows().get(id));
        return row.<Decision>map(there -> new Decision.Accepted(
                        id,
                        Json.object()
                                .put("link", id)
                                .put("partner", there.link().partner().value()),
                        List.of(new LinkEffect.Revoked(there, staff(request))),
                        List.of()))
                .orElseGet(() -> Refused.because(Reason.of(Code.NOTHING_OF_THAT_NAME, "/data/link", LINK)));
    }

    private static Request.Staff staff(Request request) {
        return request.staff().orElseThrow();
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        for (Decided one : decided) {
            Effects.of(List.of(one), LinkEffect.class).forEach(effect -> effect.write(db, one.at()));
        }
    }
}
