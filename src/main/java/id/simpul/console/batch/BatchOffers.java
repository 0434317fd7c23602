package id.simpul.console.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.ActLinks;
import id.simpul.console.frame.Links;
import id.simpul.console.frame.Visit;
import id.simpul.ledger.RequestType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What can be done with a batch in its state: first the one thing that is next, then what else there is. */
final class BatchOffers {
    private final ObjectNode batch;
    private final Visit visit;
    private final List<Map<String, Object>> offers = new ArrayList<>();
    /** Whether what is offered is the next step of the batch's course. */
    private boolean isNext = true;

    private BatchOffers(ObjectNode batch, Visit visit) {
        this.batch = batch;
        this.visit = visit;
    }

    static List<Map<String, Object>> of(ObjectNode batch, Visit visit) {
        BatchOffers offers = new BatchOffers(batch, visit);
        offers.next();
        offers.isNext = false;
        offers.beside();
        return offers.offers;
    }

    private void next() {
        switch (batch.path("state").asText()) {
            case "announced" -> {
                page("scan", "scan.pack.button");
                act(RequestType.STAFF_PACK);
            }
            case "packed" -> act(RequestType.STAFF_DISPATCH);
            case "dispatched" -> {
                page("received", "batch.received.button");
                page("scan", "scan.return.button");
            }
            case "received", "due", "returned-in-part", "returned" -> {
                page("scan", "scan.return.button");
                if (batch.path("assumed").asBoolean() || !batch.has("receivedOn")) {
                    page("received", "batch.received.button");
                }
            }
            case "checked-in" -> page("scan", "scan.return.button");
            default -> {
                // The calendar does what is next, or nothing is.
            }
        }
    }

    private void beside() {
        switch (batch.path("state").asText()) {
            case "planned", "announced", "packed" -> {
                if (batch.path("state").asText().equals("announced")) {
                    act(RequestType.STAFF_DISPATCH);
                }
                if (!batch.path("hold").asText().equals("held")) {
                    act(RequestType.STAFF_HOLD);
                }
                if (!batch.path("hold").asText().equals("released")) {
                    act(RequestType.STAFF_RELEASE);
                }
                act(RequestType.STAFF_CANCEL);
            }
            case "checked-in", "closed" -> act(RequestType.STAFF_REOPEN);
            default -> {
                // It is at the school.
            }
        }
    }

    private String id() {
        return batch.path("batch").asText();
    }

    private void page(String name, String text) {
        if (visit.may(ActLinks.leastFor(RequestType.STAFF_CHECKIN))) {
            offers.add(Map.of(
                    "href",
                    "/batches/" + Links.escaped(id()) + "/" + name,
                    "text",
                    visit.words().get(text),
                    "main",
                    isNext && offers.isEmpty()));
        }
    }

    private void act(RequestType act) {
        if (visit.may(ActLinks.leastFor(act))) {
            offers.add(Map.of(
                    "href",
                    ActLinks.address(act, Map.of("batch", id()), visit.path()),
                    "text",
                    visit.words().get("act." + act.wire()),
                    "main",
                    isNext && offers.isEmpty()));
        }
    }

    /** Where a book of a planned batch is changed; nothing for whoever may not. */
    static String swap(ObjectNode batch, ObjectNode book, Visit visit) {
        return visit.may(ActLinks.leastFor(RequestType.STAFF_SWAP))
                ? "/batches/" + Links.escaped(batch.path("batch").asText()) + "/swap/"
                        + Links.escaped(book.path("barcode").asText())
                : "";
    }
}
