package id.simpul.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Code;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.partner.Channel;
import id.simpul.partner.Language;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.partner.Partners;
import id.simpul.partner.Region;
import id.simpul.policy.Regions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A partner as staff describe it who want it added. */
record NewPartner(ObjectNode data) {
    Partner partner() {
        return new Partner(
                id(),
                kind(),
                data.path("name").asText(),
                Optional.ofNullable(data.path("email").textValue()),
                Optional.ofNullable(data.path("region").textValue()).map(Region::kemendagri),
                channels(),
                Language.ofWire(data.path("language").asText(Language.ID.wire())),
                data.path("hasSystem").asBoolean(true));
    }

    private PartnerId id() {
        return new PartnerId(data.path("id").asText());
    }

    private PartnerKind kind() {
        return PartnerKind.ofWire(data.path("kind").asText()).orElseThrow();
    }

    private Set<Channel> channels() {
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        data.path("notify").forEach(way -> channels.add(Channel.ofWire(way.asText())));
        return channels.isEmpty() ? EnumSet.of(Channel.EMAIL) : channels;
    }

    List<Reason> against(DirectoryFacts facts) {
        List<Reason> against = new ArrayList<>();
        if (Partners.isReserved(id(), kind())) {
            against.add(Reason.of(Code.PARTNER_ID_RESERVED, "/data/id", id()));
        } else if (facts.isTaken(id())) {
            against.add(Reason.of(Code.PARTNER_ID_TAKEN, "/data/id", id()));
        }
        if (data.path("name").asText().isBlank()) {
            Phrase blank = new Phrase("tidak boleh kosong", "must not be blank");
            against.add(Reason.of(Code.SCHEMA, "/data/name", "name", blank));
        }
        Optional.ofNullable(data.path("region").textValue())
                .filter(code -> !Regions.shipped().isKnown(code))
                .ifPresent(code -> against.add(Reason.of(Code.REGION_UNKNOWN, "/data/region", code)));
        if (channels().contains(Channel.QUEUE) && !data.path("hasSystem").asBoolean(true)) {
            against.add(Reason.of(Code.NO_QUEUE, "/data/notify"));
        }
        return against;
    }

    static ObjectNode shown(Partner partner) {
        ObjectNode shown = Json.object()
                .put("partner", partner.id().value())
                .put("kind", partner.kind().wire())
                .put("name", partner.name());
        partner.region().ifPresent(region -> shown.put("region", region.code()));
        partner.email().ifPresent(email -> shown.put("email", email));
        partner.channels().stream().sorted().forEach(way -> shown.withArray("/notify")
                .add(way.wire()));
        return shown.put("language", partner.language().wire()).put("system", partner.hasSystem());
    }
}
