package id.simpul.trouble.pause;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.RawMessage;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Partner;

/**
 * A request that is judged and answered like any other and changes nothing: what a partner says of its language already.
 *
 * @param id its number
 */
record TestRequest(String id, Partner partner) {
    /**
     * @param act the number of the act that sends it
     */
    static TestRequest of(String act, Partner partner) {
        return new TestRequest("uji-" + act, partner);
    }

    RawMessage message() {
        ObjectNode event = Json.object()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "/partners/" + partner.id())
                .put("type", "id.simpul." + RequestType.PARTNER_UPDATE.wire() + ".v1")
                .put("datacontenttype", "application/json")
                .put("test", true);
        event.putObject("data").put("language", partner.language().wire());
        return new RawMessage(partner.id(), id, event.toString().getBytes(UTF_8));
    }
}
