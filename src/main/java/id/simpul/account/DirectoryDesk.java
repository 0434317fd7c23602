package id.simpul.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.account.DirectoryEffect.Added;
import id.simpul.account.DirectoryEffect.Certified;
import id.simpul.account.DirectoryEffect.Changed;
import id.simpul.account.DirectoryEffect.NewPassword;
import id.simpul.account.DirectoryEffect.OldPasswordEnded;
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
import id.simpul.ledger.Request.Staff;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Channel;
import id.simpul.partner.Credential;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerEntry;
import id.simpul.partner.PartnerId;
import id.simpul.partner.Partners;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Adds, changes, removes and merges partners, and gives passwords, as staff ask for it. */
final class DirectoryDesk implements Desk<DirectoryFacts> {
    private static final Phrase THING = new Phrase("mitra", "partner");

    private final Partners partners;
    private final Supplier<Set<Channel>> channels;
    private final Partings partings;

    /**
     * @param channels those that a partner may choose to be told by
     * @param partings what hangs on a partner whose part ends
     */
    DirectoryDesk(Partners partners, Supplier<Set<Channel>> channels, Partings partings) {
        this.partners = partners;
        this.channels = channels;
        this.partings = partings;
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(
                RequestType.STAFF_PARTNER_ADD,
                RequestType.STAFF_PARTNER_CHANGE,
                RequestType.STAFF_PARTNER_REMOVE,
                RequestType.STAFF_PARTNER_PASSWORD,
                RequestType.STAFF_PARTNER_CERTIFICATE,
                RequestType.STAFF_PARTNER_MERGE);
    }

    @Override
    public DirectoryFacts facts(Handle db, List<Request> requests) {
        return DirectoryFacts.read(db, requests, partings);
    }

    @Override
    public Decision decide(Request request, DirectoryFacts facts, Policy policy, LocalDate today) {
        return switch (request.type()) {
            case STAFF_PARTNER_ADD -> add(request, facts);
            case STAFF_PARTNER_CHANGE -> change(request, facts);
            case STAFF_PARTNER_REMOVE -> EndOfPart.remove(request, facts);
            case STAFF_PARTNER_PASSWORD -> password(request, facts);
            case STAFF_PARTNER_CERTIFICATE -> certificate(request, facts);
            case STAFF_PARTNER_MERGE -> EndOfPart.merge(request, facts);
            default -> throw new IllegalArgumentException("Not an act upon the directory: " + request.type());
        };
    }

    private Decision add(Request request, DirectoryFacts facts) {
        NewPartner asked = new NewPartner(request.data());
        List<Reason> against = asked.against(facts, channels.get());
        if (!against.isEmpty()) {
            return new Refused(Json.object(), against);
        }
        Partner partner = asked.partner();
        Optional<Credential.Generated> password =
                partner.hasSystem() ? Optional.of(Credential.generate()) : Optional.empty();
        return accepted(
                partner.id(),
                NewPartner.shown(partner),
                new Added(partner, asked.addresses(), password, staff(request)));
    }

    private static Decision change(Request request, DirectoryFacts facts) {
        PartnerId id = id(request, "id");
        Optional<PartnerEntry> entry = facts.entry(id);
        if (entry.isEmpty()) {
            return nobody("id");
        }
        ChangedPartner asked = new ChangedPartner(request.data(), entry.get());
        List<Reason> against = asked.against();
        return against.isEmpty()
                ? accepted(id, asked.shown(), new Changed(asked.change(), asked.fields(), staff(request)))
                : new Refused(Json.object(), against);
    }

    private static Decision password(Request request, DirectoryFacts facts) {
        PartnerId id = id(request, "id");
        Optional<Partner> partner = facts.present(id);
        if (partner.isEmpty()) {
            return nobody("id");
        }
        if (!partner.get().hasSystem()) {
            return Refused.because(Reason.of(Code.NO_SYSTEM, "/data/id", id));
        }
        ObjectNode outcome = Json.object().put("partner", id.value());
        if (request.data().path("endOld").asBoolean()) {
            return accepted(id, outcome, new OldPasswordEnded(id, staff(request)));
        }
        Optional<Integer> keep =
                Optional.ofNullable(request.data().get("keepOldDays")).map(JsonNode::asInt);
        keep.ifPresent(days -> outcome.put("keepOldDays", days));
        return accepted(id, outcome, new NewPassword(id, Credential.generate(), keep, staff(request)));
    }

    private static Decision certificate(Request request, DirectoryFacts facts) {
        PartnerId id = id(request, "id");
        Optional<Partner> partner = facts.present(id);
        if (partner.isEmpty()) {
            return nobody("id");
        }
        Optional<String> fingerprint =
                Optional.ofNullable(request.data().get("fingerprint")).map(JsonNode::asText);
        return partner.get().hasSystem()
                ? accepted(
                        id,
                        Json.object().put("partner", id.value()).put("certificate", fingerprint.isPresent()),
                        new Certified(id, fingerprint, staff(request)))
                : Refused.because(Reason.of(Code.NO_SYSTEM, "/data/id", id));
    }

    static PartnerId id(Request request, String field) {
        return new PartnerId(request.data().path(field).asText());
    }

    static Staff staff(Request request) {
        return request.staff().orElseThrow();
    }

    static Decision nobody(String field) {
        return Refused.because(Reason.of(Code.NOTHING_OF_THAT_NAME, "/data/" + field, THING));
    }

    private static Decision accepted(PartnerId id, ObjectNode outcome, DirectoryEffect effect) {
        return new Decision.Accepted(id.value(), outcome, List.of(effect), List.of());
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        partings.write(db, Effects.of(decided));
        for (Decided one : decided) {
            for (Effect effect : one.decision().effects()) {
                if (effect instanceof DirectoryEffect change) {
                    change.write(db, partners, one.at());
                }
            }
        }
    }
}
