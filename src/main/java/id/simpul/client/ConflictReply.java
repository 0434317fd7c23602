package id.simpul.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Code;
import id.simpul.ledger.Json;

/** What the reply would say of an id that was used before, where the hub's HTTP says so at once and puts nothing on the queue. */
final class ConflictReply {
    private ConflictReply() {}

    /**
     * @param words in Indonesian and English, with a slash between them
     */
    static ObjectNode to(Sent sent, String words) {
        String[] languages = words.split(" / ", 2);
        ObjectNode reply = Json.object();
        ObjectNode data =
                reply.putObject("data").put("request", sent.id().orElse("")).put("status", "conflict");
        ObjectNode reason = data.putArray("reasons")
                .addObject()
                .put("code", Code.ID_USED.wire())
                .put("pointer", "/id");
        reason.putObject("message").put("id", languages[0]).put("en", languages[languages.length - 1]);
        return reply;
    }
}
