package id.simpul.history;

import static id.simpul.history.Schools.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Acts of staff that reach into what the hub has planned or knows; one that this hub does not know does not happen. */
final class Interventions {
    private Interventions() {}

    private static void act(History history, String wire, ObjectNode data) {
        type(wire).ifPresent(type -> history.act(type, data, wire + " " + data));
    }

    private static boolean isDone(History history, String wire, ObjectNode data) {
        return type(wire)
                .filter(type -> history.act(type, data, wire + " " + data).isDone())
                .isPresent();
    }

    private static Optional<RequestType> type(String wire) {
        return Arrays.stream(RequestType.values())
                .filter(type -> type.wire().equals(wire))
                .findFirst();
    }

    /** One that has not left yet is held, one that was is mostly let go again, and now and then one is cancelled. */
    static void batch(History history) {
        List<Map<String, Object>> here = history.house()
                .rows("select id, hold from batches where state in ('planned', 'announced', 'packed') order by id");
        if (!here.isEmpty()) {
            Map<String, Object> one = history.one(here.stream()
                    .filter(batch -> batch.get("hold") != null)
                    .findFirst()
                    .filter(held -> isNew(history, "staff.release"))
                    .map(List::of)
                    .orElse(here));
            boolean isHeld = "held".equals(one.get("hold"));
            String chosen = history.happens(0.1) ? "staff.cancel" : isHeld ? "staff.release" : "staff.hold";
            String wire = isNew(history, "staff.hold")
                    ? "staff.hold"
                    : isNew(history, "staff.release")
                            ? "staff.release"
                            : isNew(history, "staff.cancel") ? "staff.cancel" : chosen;
            act(history, wire, Json.object().put("batch", text(one, "id")));
        }
    }

    private static boolean isNew(History history, String wire) {
        return !history.played().never(List.of(wire + " accepted")).isEmpty();
    }

    /** One that was taken for back is out again: staff had taken another's books for its. */
    static void reopen(History history) {
        List<String> back =
                history.house().texts("select id from batches where state in ('checked-in', 'closed') order by id");
        if (!back.isEmpty()) {
            String batch = history.one(back);
            List<String> in = history.house()
                    .texts("select barcode from batch_items where batch = ? and state = 'in' order by barcode", batch);
            String school = history.house()
                    .text("select current_partner(school) from batches where id = ?", batch)
                    .orElseThrow();
            if (isDone(history, "staff.reopen", Json.object().put("batch", batch))) {
                history
                        .house()
                        .texts(
                                "select barcode from batch_items where batch = ? and state = 'sent' order by barcode",
                                batch)
                        .stream()
                        .filter(in::contains)
                        .forEach(one -> history.books().put(one, school));
            }
        }
    }

    /** A planned book is taken out, and mostly another put in. */
    static void swap(History history) {
        List<Map<String, Object>> planned = history.house()
                .rows("select batch, barcode from batch_items where state = 'planned' order by batch, barcode");
        if (!planned.isEmpty()) {
            Map<String, Object> one = history.one(planned);
            ObjectNode data = Json.object().put("batch", text(one, "batch")).put("out", text(one, "barcode"));
            if (history.happens(0.7)) {
                data.put("in", history.one(history.books().at(Books.SHELF)));
            }
            act(history, "staff.swap", data);
        }
    }

    /** Staff see that two copies are of one work, or that two that were taken for one are not. */
    static void join(History history) {
        List<String> barcodes = List.copyOf(history.books().copies().keySet());
        String one = history.one(barcodes);
        int work = history.books().copy(one).work();
        String other = history.one(
                history.happens(0.6)
                        ? barcodes
                        : barcodes.stream()
                                .filter(copy -> history.books().copy(copy).work() == work)
                                .toList());
        boolean same = work == history.books().copy(other).work();
        if (!one.equals(other)) {
            String wire = same ? "staff.catalogue.join" : "staff.catalogue.unjoin";
            act(history, wire, Json.object().put("one", one).put("other", other));
        }
    }

    /** A copy is missing in the house, or turns up there again. */
    static void copies(History history) {
        boolean lost = history.happens(0.6);
        List<String> there = history.books().at(lost ? Books.SHELF : Books.GONE).stream()
                .filter(one -> lost || neverLeft(history, one))
                .filter(one -> !history.books().isForgotten(one))
                .toList();
        if (!there.isEmpty()) {
            String one = history.one(there);
            ObjectNode data = Json.object().put("act", lost ? "lost" : "found");
            data.putArray("barcodes").add(one);
            if (isDone(history, "staff.catalogue.copies", data)) {
                history.books().put(one, lost ? Books.GONE : Books.SHELF);
            }
        }
    }

    private static boolean neverLeft(History history, String barcode) {
        return history.house()
                .text(
                        "select batch from batch_items where barcode = ? and state in ('sent', 'missing', 'returned', 'lost')",
                        barcode)
                .isEmpty();
    }

    /** Two schools that both take part become one. */
    static void merge(History history) {
        List<String> schools = history.house()
                .texts("select id from partners where kind = 'school' and removed_at is null order by id");
        String old = history.one(schools);
        String into = history.one(schools);
        if (schools.size() > 3 && !old.equals(into)) {
            ObjectNode data = Json.object().put("old", old).put("new", into).put("end", true);
            if (isDone(history, "staff.partner.merge", data)) {
                history.books().merge(old, into);
            }
        }
    }

    /** A partner's part ends, with what hangs on it; another comes. */
    static void remove(History history) {
        String kind = history.one(List.of("school", "dinas", "other"));
        List<String> there = history.house()
                .texts("select id from partners where kind = ? and removed_at is null order by id", kind);
        if (there.size() > (kind.equals("school") ? 3 : 0)) {
            ObjectNode data = Json.object().put("id", history.one(there)).put("end", history.happens(0.8));
            if (isDone(history, "staff.partner.remove", data) && kind.equals("other")) {
                history.house().partner("arsip-" + history.chronicle().length(), "other");
            }
        }
    }

    /** Two offices become one, with all that they exchanged. */
    static void mergeOffices(History history) {
        List<String> offices = history.house()
                .texts("select id from partners where kind = 'dinas' and removed_at is null order by id");
        if (offices.size() > 1) {
            ObjectNode data = Json.object()
                    .put("old", offices.get(offices.size() - 1))
                    .put("new", history.one(offices))
                    .put("end", true);
            if (isDone(history, "staff.partner.merge", data)) {
                history.books()
                        .merge(data.path("old").asText(), data.path("new").asText());
            }
        }
    }
}
