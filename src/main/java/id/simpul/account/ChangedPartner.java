package id.simpul.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Code;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.partner.PartnerEntry;
import id.simpul.policy.Regions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What staff want changed of a partner that is there. */
record ChangedPartner(ObjectNode data, PartnerEntry entry) {
    private static final List<String> FIELDS = List.of("name", "email", "region");

    PartnerChanged change() {
        return new PartnerChanged(entry.partner().id(), text("name"), text("email"), text("region"));
    }

    List<String> fields() {
        return FIELDS.stream().filter(data::has).toList();
    }

    private Optional<String> text(String field) {
        return Optional.ofNullable(data.path(field).textValue());
    }

    List<Reason> against() {
        if (fields().isEmpty()) {
            return List.of(Reason.of(Code.NOTHING_TO_CHANGE, "/data"));
        }
        List<Reason> against = new ArrayList<>();
        text("name").filter(String::isBlank).ifPresent(name -> {
            Phrase blank = new Phrase("tidak boleh kosong", "must not be blank");
            against.add(Reason.of(Code.SCHEMA, "/data/name", "name", blank));
        });
        text("region")
                .filter(code -> !Regions.shipped().isKnown(code))
                .ifPresent(code -> against.add(Reason.of(Code.REGION_UNKNOWN, "/data/region", code)));
        return against;
    }

    /** As it is then; the former name is one by which it is still found. */
    ObjectNode shown() {
        ObjectNode shown = Json.object()
                .put("partner", entry.partner().id().value())
                .put("name", text("name").orElse(entry.partner().name()));
        text("name")
                .filter(name -> !name.equals(entry.partner().name()))
                .ifPresent(name -> shown.put("formerly", entry.partner().name()));
        FIELDS.stream().filter(field -> !field.equals("name")).forEach(field -> text(field)
                .ifPresent(value -> shown.put(field, value)));
        return shown;
    }
}
