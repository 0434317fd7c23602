package id.simpul.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.journey.Asked;
import id.simpul.ledger.Json;

/**
 * What a partner asks, request by request: each gives the library something, so that each effect is a thing of its own; and every
 * so-manyth has all other partners know something, by queue and by mail.
 *
 * @param partner its id
 * @param announcedEvery which of them are announcements
 */
record Wishes(String partner, int announcedEvery) {
    /** What the announcement of a request begins with; its id follows. */
    static final String SUBJECT = "Kabar ";

    byte[] request(int number) {
        return event(number).toString().getBytes(UTF_8);
    }

    private ObjectNode event(int number) {
        String id = partner + "-" + number;
        ObjectNode data = Json.object();
        if (number % announcedEvery != announcedEvery - 1) {
            data.withArray("items").addObject().put("title", "Pemberian " + number);
            return Asked.event(partner, id, "exchange.gift", data);
        }
        data.put("subject", SUBJECT + id)
                .put("body", "Isi kabar " + id)
                .withArray("audience")
                .add("other");
        return Asked.event(partner, id, "information.publish", data);
    }

    /** What the reply says that came of it; {@code -} for nothing. */
    static String reference(ObjectNode reply) {
        return reply.at("/data/outcome/gift")
                .asText(reply.at("/data/outcome/announcement").asText("-"));
    }

    /** Whether a reference is that of an announcement. */
    static boolean isAnnouncement(String reference) {
        return reference.startsWith("ann");
    }
}
