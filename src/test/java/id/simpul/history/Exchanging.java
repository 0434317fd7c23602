package id.simpul.history;

import static id.simpul.history.Schools.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the library and others do who exchange publications: they offer, want and give. */
final class Exchanging {
    private static final int WORKS = 10;

    private Exchanging() {}

    /** Those who exchange, those who are only told, and what the library has to give. */
    static void begin(History history) {
        history.house().partner("dinas-1", "dinas");
        history.house().partner("dinas-2", "dinas");
        history.house().partner("dinas-3", "dinas");
        history.house().partner("arsip-1", "other");
        history.house().partner("perpusnas", "national");
        List<ObjectNode> requests = new ArrayList<>();
        for (int work = 1; work <= WORKS; work++) {
            for (int copy = 1; copy <= history.from(1, 3); copy++) {
                String barcode = String.format("X%02d-%d", work, copy);
                history.trade().add(barcode);
                requests.add(Json.object()
                        .put("barcode", barcode)
                        .put("title", ours(work))
                        .put("collection", "exchange")
                        .put("condition", "good")
                        .put("lendable", true));
            }
        }
        history.house().askAll("library", PartnerKind.LIBRARY, RequestType.CATALOGUE_ITEM, requests);
    }

    private static String ours(int work) {
        return Cataloguing.title("Kajian", 500 + work);
    }

    private static String theirs(int work) {
        return Cataloguing.title("Warta", 600 + work);
    }

    /** As it is written by somebody who does not copy it. */
    private static ObjectNode written(History history, String title) {
        return Json.object().put("title", history.happens(0.2) ? title.replaceFirst("a", "aa") : title);
    }

    private static List<Map<String, Object>> partners(History history) {
        return history.house().rows("""
                select id, kind from partners where kind in ('dinas', 'other') and removed_at is null order by id""");
    }

    private static void by(
            History history, Map<String, Object> partner, RequestType type, ObjectNode data, String what) {
        ask(history, text(partner, "id"), text(partner, "kind"), type, data, what);
        history.listen();
    }

    static JsonNode ask(
            History history, String partner, String kind, RequestType type, ObjectNode data, String sentence) {
        JsonNode reply = history.house().ask(partner, PartnerKind.ofWire(kind).orElseThrow(), type, data);
        history.tell(partner + " " + sentence, reply);
        return reply;
    }

    /** Offers some publications, now and then one that is for sale, and says what it would like. */
    static void offer(History history) {
        if (partners(history).isEmpty()) {
            return;
        }
        Map<String, Object> partner = history.one(partners(history));
        ObjectNode data = Json.object();
        Set<String> sold = new HashSet<>();
        for (int place = 1; place <= history.from(1, 4); place++) {
            boolean forSale = history.happens(0.15);
            if (forSale) {
                sold.add("p" + place);
            }
            data.withArray("offered")
                    .add(written(history, theirs(history.from(1, WORKS)))
                            .put("ref", "p" + place)
                            .put("forSale", forSale));
        }
        for (int place = 0; place < history.from(0, 3); place++) {
            data.withArray("wanted").add(written(history, ours(history.from(1, WORKS))));
        }
        JsonNode reply = ask(
                history,
                text(partner, "id"),
                text(partner, "kind"),
                RequestType.EXCHANGE_OFFER,
                data,
                "offers " + data);
        String exchange = reply.path("outcome").path("exchange").asText();
        history.holds(() -> nothingIsForSale(history.house(), exchange, sold));
        history.listen();
    }

    /** The library or a partner says anew what it wants. */
    static void want(History history) {
        ObjectNode data = Json.object();
        boolean library = history.happens(0.5);
        for (int place = 0; place < history.from(2, 8); place++) {
            int work = history.from(1, WORKS);
            data.withArray("titles").add(written(history, library ? theirs(work) : ours(work)));
        }
        if (library) {
            by(history, Map.of("id", "library", "kind", "library"), RequestType.EXCHANGE_WANT, data, "wants " + data);
        } else if (!partners(history).isEmpty()) {
            by(history, history.one(partners(history)), RequestType.EXCHANGE_WANT, data, "wants " + data);
        }
    }

    /** The library begins an exchange. */
    static void propose(History history) {
        if (!partners(history).isEmpty()) {
            ObjectNode data = Json.object().put("partner", text(history.one(partners(history)), "id"));
            for (int place = 0; place < history.from(1, 2); place++) {
                data.withArray("pairs")
                        .addObject()
                        .put("barcode", history.one(history.trade().copies()))
                        .put("title", theirs(history.from(1, WORKS)));
            }
            history.act(RequestType.STAFF_OFFER, data, "offer " + data);
        }
    }

    /** Something other than one for one. */
    static void except(History history) {
        List<Map<String, Object>> lines = history.house().rows("""
                select exchange, ref from exchange_lines l
                 where not exists (select from exchange_pairs p where p.exchange = l.exchange and p.ref = l.ref and state <> 'declined')
                 order by 1, 2""");
        if (!lines.isEmpty()) {
            Map<String, Object> line = history.one(lines);
            ObjectNode data = Json.object().put("exchange", text(line, "exchange"));
            if (history.happens(0.7)) {
                data.withArray("gives").add(text(line, "ref"));
            }
            if (history.happens(0.5)) {
                data.withArray("gets").add(history.one(history.trade().copies()));
            }
            history.act(RequestType.STAFF_EXCEPTION, data, "make an exception " + data);
        }
    }

    /** One gives the other something for nothing. */
    static void give(History history) {
        if (partners(history).isEmpty()) {
            return;
        }
        Map<String, Object> partner = history.one(partners(history));
        if (history.happens(0.5)) {
            ObjectNode data = Json.object();
            data.withArray("items").add(Json.object().put("title", "Hadiah " + history.from(1, 9)));
            JsonNode reply = ask(
                    history,
                    text(partner, "id"),
                    text(partner, "kind"),
                    RequestType.EXCHANGE_GIFT,
                    data,
                    "gives " + data);
            if (reply.path("status").asText().equals("accepted")) {
                history.trade().giftGot(text(partner, "id"), 1);
            }
            history.listen();
        } else {
            String copy = history.one(history.trade().copies());
            ObjectNode data = Json.object().put("partner", text(partner, "id"));
            data.withArray("items").add(copy);
            if (history.act(RequestType.STAFF_GIFT, data, "give " + data).isDone()) {
                history.holds(() -> history.trade().giftGiven(text(partner, "id"), List.of(copy)));
            }
        }
    }

    /** No publication that was offered for sale waits or is given (R14). */
    static void nothingIsForSale(House house, String exchange, Set<String> forSale) {
        house.texts("select ref from exchange_lines where exchange = ?", exchange)
                .forEach(ref -> {
                    if (forSale.contains(ref)) {
                        throw new Untrue(exchange + " takes " + ref + ", which is for sale");
                    }
                });
    }
}
