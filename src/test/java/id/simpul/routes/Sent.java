package id.simpul.routes;

import id.simpul.delivery.Delivery;
import id.simpul.partner.Channel;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.util.Map;
import java.util.Optional;

/** Deliveries as the outbox hands them to the routes. */
final class Sent {
    private Sent() {}

    static Delivery notice(String partner, PartnerKind kind, String channel) {
        Delivery.Recipient to = new Delivery.Recipient(
                new PartnerId(partner),
                kind,
                "Contoh",
                Optional.of("contoh@example.org"),
                Map.of("phone", "+62 752 000000"),
                Language.ID);
        return new Delivery(1, new Channel(channel), 0, to, "rotation.due", Optional.of("r-1"), "{\"id\":\"ntc-1\"}");
    }
}
