package id.simpul.client;

import id.simpul.broker.Addresses;
import id.simpul.partner.PartnerId;
import java.util.Map;

/** Whom a message says in its headers that it comes from, which nobody must believe. */
record Claim(PartnerId partner) {
    Map<String, String> properties() {
        return Map.of(
                "JMSXUserID", partner.value(),
                "partner", partner.value(),
                "simpulPartner", partner.value(),
                "CamelJmsDestinationName", Addresses.requests(partner));
    }

    String replyTo() {
        return Addresses.replies(partner);
    }
}
