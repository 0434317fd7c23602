package id.simpul.letter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Decision.Refused;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Channel;
import id.simpul.partner.Language;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerEntries;
import id.simpul.partner.PartnerEntry;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.partner.PartnerUpdate;
import id.simpul.partner.Partners;
import id.simpul.partner.Region;
import id.simpul.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Takes in who asks to take part and is no partner yet: it waits for staff, and their yes makes it a partner without a system. */
final class JoinDesk implements Desk<JoinDesk.JoinFacts> {
    private final Partners partners;

    JoinDesk(Partners partners) {
        this.partners = partners;
    }

    /** Which of the wanted ids are taken. */
    record JoinFacts(Map<PartnerId, PartnerEntry> taken) implements Facts {
        @Override
        public void apply(Effect effect) {
            // They come one by one.
        }
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.STAFF_JOIN);
    }

    @Override
    public JoinFacts facts(Handle db, List<Request> requests) {
        return new JoinFacts(
                PartnerEntries.locked(db, requests.stream().map(JoinDesk::id).collect(Collectors.toSet())));
    }

    private static PartnerId id(Request request) {
        return new PartnerId(request.data().path("id").asText());
    }

    @Override
    public Decision decide(Request request, JoinFacts facts, Policy policy, LocalDate today) {
        PartnerId id = id(request);
        PartnerKind kind =
                PartnerKind.ofWire(request.data().path("kind").asText()).orElseThrow();
        if (request.staff().isEmpty()) {
            return Decision.Pending.staff(Reason.of(Code.AWAITS_STAFF, ""));
        } else if (facts.taken().containsKey(id)) {
            return Refused.because(Reason.of(Code.PARTNER_ID_TAKEN, "/data/id", id));
        } else if (Partners.isReserved(id, kind)) {
            return Refused.because(Reason.of(Code.PARTNER_ID_RESERVED, "/data/id", id));
        }
        ObjectNode outcome = Json.object()
                .put("partner", id.value())
                .put("name", partner(request).name());
        return new Decision.Accepted(id.value(), outcome, List.of(new Joined(request)), List.of());
    }

    private static Partner partner(Request request) {
        JsonNode data = request.data();
        return new Partner(
                id(request),
                PartnerKind.ofWire(data.path("kind").asText()).orElseThrow(),
                data.path("name").asText(),
                Optional.ofNullable(data.at("/contact/email").textValue()),
                Optional.ofNullable(data.path("region").textValue()).map(Region::kemendagri),
                Set.of(Channel.EMAIL),
                Language.ID,
                false);
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        for (Decided one : decided) {
            Effects.of(List.of(one), Joined.class).forEach(joined -> joined.write(db, partners, one.at()));
        }
    }

    /** A partner from now on; its address is confirmed, since it asked by the link that was mailed there. */
    record Joined(Request request) implements Effect {
        @Override
        public List<Event> events() {
            ObjectNode detail = Json.object();
            request.staff().ifPresent(staff -> detail.put("by", staff.name()).put("reason", staff.reason()));
            return List.of(new Event(id(request), id(request).value(), "joined", detail));
        }

        void write(Handle db, Partners partners, Instant at) {
            partners.add(db, partner(request), at);
            JsonNode contact = request.data().path("contact");
            PartnerUpdate update = PartnerUpdate.of(id(request))
                    .withContact(new PartnerUpdate.Contact(
                            Optional.ofNullable(contact.path("name").textValue()),
                            Optional.ofNullable(contact.path("email").textValue()),
                            Optional.ofNullable(contact.path("phone").textValue())));
            partners.enter(
                    db,
                    List.of(Optional.ofNullable(request.data().path("address").textValue())
                            .map(update::withAddress)
                            .orElse(update)));
        }
    }
}
