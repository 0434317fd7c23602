package id.simpul.catalogue.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.feature.RequestQueues;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.RawMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Sends copies as the library's own requests onto its queue, and reads what was answered. The same copy of the same run always has the
 * same id, so that what is sent again after a hub was killed takes effect once.
 */
final class Sending {
    private static final String ACCEPTED = "accepted";

    private final Import sent;
    private final RequestQueues queues;
    private final Tally tally;
    /** What is not answered yet, by its id. */
    private final Map<String, Candidate> waiting = new HashMap<>();

    private long heard;
    private long forgotten;

    Sending(Import sent, RequestQueues queues) {
        this.sent = sent;
        this.queues = queues;
        this.tally = new Tally(sent.counts());
    }

    /**
     * Those of which there is something to tell: named here first, and not on record as they are.
     *
     * @param inHand whether these were in hand when the hub stopped: what was answered by then is taken note of, and not told again
     */
    List<Candidate> news(Handle db, List<Candidate> copies, boolean inHand) {
        List<Candidate> news = news(db, copies);
        if (!inHand) {
            return news;
        }
        // Only now: what took effect since is among the news, and is answered.
        copies.forEach(copy -> waiting.put(sent.requests() + copy.number(), copy));
        hear(db);
        List<Candidate> left = news.stream()
                .filter(copy -> waiting.containsKey(sent.requests() + copy.number()))
                .toList();
        waiting.clear();
        return left;
    }

    private List<Candidate> news(Handle db, List<Candidate> copies) {
        List<String> barcodes = copies.stream().map(Candidate::barcode).toList();
        Map<String, Long> firsts = NamedCopies.firsts(db, sent.id(), barcodes);
        Map<String, KnownCopies.Known> known = KnownCopies.of(db, barcodes);
        return copies.stream()
                .filter(copy -> firsts.getOrDefault(copy.barcode(), copy.number()) == copy.number())
                .filter(copy -> Optional.ofNullable(known.get(copy.barcode()))
                        .filter(one -> one.isAs(copy.item()))
                        .isEmpty())
                .toList();
    }

    /** Puts them onto the library's queue: all, or it fails and none is there. */
    void send(List<Candidate> copies) {
        List<RawMessage> messages = new ArrayList<>();
        for (Candidate copy : copies) {
            String id = sent.requests() + copy.number();
            waiting.put(id, copy);
            messages.add(new RawMessage(sent.partner(), id, body(id, copy)));
        }
        queues.putBack(messages);
    }

    private byte[] body(String id, Candidate copy) {
        ObjectNode event = Json.object()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "/partners/" + sent.partner())
                .put("type", "id.simpul.catalogue.item.v1")
                .put("datacontenttype", "application/json");
        event.set("data", copy.item().data());
        return Json.text(event).getBytes(UTF_8);
    }

    /**
     * Takes note of what is answered by now.
     *
     * @return how much still waits
     */
    int hear(Handle db) {
        Map<String, String> answers = new HashMap<>();
        db.createQuery("""
                        select request_id, event from all_replies
                         where partner = :partner and request_id = any(:ids)
                        """)
                .bind("partner", sent.partner().value())
                .bindArray("ids", String.class, waiting.keySet())
                .map((row, context) -> answers.put(row.getString("request_id"), row.getString("event")))
                .list();
        heard += answers.size();
        answers.forEach(
                (id, event) -> hear(waiting.remove(id), Json.parse(event).path("data")));
        return waiting.size();
    }

    private void hear(Candidate copy, JsonNode reply) {
        if (reply.path("status").asText().equals(ACCEPTED)) {
            tally.count(Kind.TAKEN);
            return;
        }
        JsonNode message = reply.at("/reasons/0/message");
        tally.tell(
                Kind.REFUSED,
                copy,
                new Phrase(message.path("id").asText(), message.path("en").asText()));
    }

    /** What left the queue without an answer is among the failed messages. */
    void giveUp() {
        waiting.values()
                .forEach(copy -> tally.tell(
                        Kind.FAILED,
                        copy,
                        new Phrase(
                                "Simpul gagal memprosesnya; lihat Perlu ditangani",
                                "the hub failed on it; see what needs attention")));
        waiting.clear();
    }

    boolean isAnswered() {
        return waiting.isEmpty();
    }

    /** Whether the queue has nothing any more that could still be answered. */
    boolean isQueueEmpty() {
        return queues.waiting(sent.partner()) == 0;
    }

    /** So far the import is; its own replies need not be read by anybody. */
    void keep(Handle db, long position) {
        ImportLines.tell(db, sent.id(), tally.lines());
        ImportRows.sent(db, sent.id(), position, tally.counts());
    }

    /** Whether as many replies are off the queue as were heard of in the database, which knows of them a little earlier. */
    boolean forgetReplies() {
        forgotten += queues.forgetReplies(sent.partner(), sent.requests());
        return forgotten >= heard;
    }

    long count(Kind kind) {
        return tally.counts().path(kind.wire()).asLong();
    }
}
