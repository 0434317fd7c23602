package id.simpul.history;

import static id.simpul.history.Schools.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.intake.StaffAnswer;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What the library's staff do, and forget to do. */
final class StaffRoom {
    private StaffRoom() {}

    private static List<Map<String, Object>> batches(History history, String states) {
        return history.house().rows("""
                select b.id, current_partner(b.school) as school, b.deliver_on::text as deliver_on
                  from batches b where state = any(?::text[]) and deliver_on <= date '%s' order by b.id""".formatted(history.today().plusDays(3)), states);
    }

    static void pack(History history) {
        for (Map<String, Object> batch : batches(history, "{announced}")) {
            if (history.happens(0.3)) {
                ObjectNode data = scanned(history, batch);
                history.act(
                        RequestType.STAFF_PACK,
                        data,
                        "pack " + text(batch, "id") + (data.has("items") ? " by scanning" : ""));
            }
        }
    }

    /** Mostly what was planned goes; now and then staff leave a book and take another. */
    private static ObjectNode scanned(History history, Map<String, Object> batch) {
        ObjectNode data = Json.object().put("batch", text(batch, "id"));
        List<String> planned = history.house()
                .texts(
                        "select barcode from batch_items where batch = ? and state = 'planned' order by barcode",
                        text(batch, "id"));
        if (history.happens(0.25) && planned.size() > 1) {
            ArrayNode items = data.putArray("items");
            planned.stream().skip(1).forEach(items::add);
            if (history.happens(0.7)) {
                items.add(history.one(history.books().at(Books.SHELF)));
            }
        }
        return data;
    }

    static void dispatch(History history) {
        for (Map<String, Object> batch : batches(history, "{announced,packed}")) {
            boolean come = !LocalDate.parse(text(batch, "deliver_on")).isAfter(history.today());
            boolean never = Math.floorMod(text(batch, "id").hashCode(), 29) == 0;
            if (come && !never && history.happens(0.85)) {
                dispatch(history, batch);
            }
        }
    }

    private static void dispatch(History history, Map<String, Object> batch) {
        String id = text(batch, "id");
        LocalDate on = history.today().minusDays(history.happens(0.1) ? history.from(1, 4) : 0);
        ObjectNode data = scanned(history, batch);
        if (!on.equals(history.today())) {
            data.put("on", on.toString());
        }
        StaffAnswer answer = history.act(
                RequestType.STAFF_DISPATCH, data, "dispatch " + id + " to " + text(batch, "school") + " on " + on);
        if (!answer.isDone()) {
            return;
        }
        List<String> sent = history.house()
                .texts("select barcode from batch_items where batch = ? and state = 'sent' order by barcode", id);
        int places = Integer.parseInt(history.house()
                .text("select places::text from batches where id = ?", id)
                .orElseThrow());
        history.deeds().sent(new Deeds.Sent(id, text(batch, "school"), on, places, sent));
        for (String book : sent) {
            if (history.happens(0.02)) {
                history.books().forget(book);
                history.chronicle().tell(book + " is left on the shelf by mistake");
            } else {
                history.holds(() -> history.books().leaves(book, text(batch, "school"), history.today()));
            }
        }
    }

    /** What lies on the counter is scanned, and what staff find on the shelf though it should be out. */
    static void checkIn(History history) {
        List<Map<String, Object>> back = history.house().rows("""
                select batch, string_agg(barcode, ' ' order by barcode) as barcodes
                  from batch_items where state in ('sent', 'missing', 'returned', 'lost') group by batch order by batch""");
        for (Map<String, Object> batch : back) {
            List<String> here = List.of(text(batch, "barcodes").split(" ")).stream()
                    .filter(one -> history.books().place(one).equals(Books.COUNTER)
                            || (history.books().isForgotten(one) && history.happens(0.1)))
                    .toList();
            if (!here.isEmpty() && history.happens(0.5)) {
                checkIn(history, text(batch, "batch"), here);
            }
        }
    }

    private static void checkIn(History history, String batch, List<String> here) {
        ObjectNode data = Json.object().put("batch", batch);
        here.forEach(data.putArray("items")::add);
        if (history.happens(0.2)) {
            data.put("on", history.today().minusDays(history.from(0, 2)).toString());
        }
        history.some(here, 0.05).forEach(one -> data.withArray("damaged")
                .addObject()
                .put("barcode", one)
                .put("note", "Sobek"));
        if (history.act(RequestType.STAFF_CHECKIN, data, "check in " + here + " of " + batch)
                .isDone()) {
            here.forEach(one -> history.books().put(one, Books.SHELF));
        }
    }

    /** Looks after a replacement: has it in hand, finds it good, or lets the school off. */
    static void settle(History history) {
        List<String> open = history.house()
                .texts("select id from obligations where state not in ('settled', 'waived') order by id");
        if (!open.isEmpty()) {
            String act = history.one(List.of("receive", "approve", "receive", "approve", "waive"));
            String one = history.one(open);
            history.act(
                    RequestType.STAFF_OBLIGATION,
                    Json.object().put("obligation", one).put("act", act),
                    act + " " + one);
        }
    }

    static void decide(History history) {
        List<String> waiting = history.house()
                .texts(
                        "select partner || '/' || request_id from pending where decided_at is null order by since, request_id");
        if (!waiting.isEmpty()) {
            String answer = history.happens(0.8) ? "yes" : "no";
            history.act(
                    RequestType.STAFF_DECIDE,
                    Json.object().put("request", waiting.get(0)).put("answer", answer),
                    "decide " + waiting.get(0) + ": " + answer);
        }
    }

    /** A school that does not take part goes on as another, or one that does under a new name. */
    static void merge(History history) {
        List<String> idle = history.house().texts("""
                select p.id from partners p
                 where kind = 'school' and removed_at is null
                   and not exists (select 1 from rotation_agreements a where current_partner(a.school) = p.id and state = 'active')
                 order by id""");
        List<String> others = history.house()
                .texts("select id from partners where kind = 'school' and removed_at is null order by id");
        if (!idle.isEmpty() && others.size() > 2) {
            String one = history.one(idle);
            String other = history.one(others);
            boolean into = history.happens(0.5);
            merge(history, into ? one : other, into ? other : one);
        }
    }

    private static void merge(History history, String old, String into) {
        ObjectNode data = Json.object().put("old", old).put("new", into);
        if (history.act(RequestType.STAFF_PARTNER_MERGE, data, "merge " + old + " into " + into)
                .isDone()) {
            history.books().merge(old, into);
        }
    }

    /** A calendar closes some days in the coming months. */
    static void calendar(History history) {
        LocalDate from = day(history);
        LocalDate to = from.plusDays(history.happens(0.8) ? history.from(0, 3) : history.from(4, 12));
        String text = "# name: libur-" + history.from(1, 3) + "\n# region: 13\n# covers: " + history.today() + " "
                + history.today().plusDays(200) + "\nfrom,to,kind,name\n" + from + "," + to + ",break,Libur contoh\n";
        ObjectNode data = Json.object()
                .put("file", "libur.csv")
                .put("text", text)
                .put("source", "contoh")
                .put("published", history.today().toString());
        if (history.act(RequestType.STAFF_CALENDAR_IMPORT, data, "import a calendar that closes " + from + " to " + to)
                .isDone()) {
            history.house().hubs().isByTheRules();
        }
    }

    /** Mostly one on which books are to be exchanged, and nobody has been told so yet. */
    private static LocalDate day(History history) {
        List<String> exchanges = history.house()
                .texts("select on_day::text from exchanges where not announced and on_day > date '" + history.today()
                        + "' order by on_day");
        return exchanges.isEmpty() || history.happens(0.3)
                ? history.today().plusDays(history.from(5, 100))
                : LocalDate.parse(history.one(exchanges));
    }

    static void down(History history) {
        int days = history.from(1, 15);
        history.chronicle().tell("the hub goes down for " + days + " days");
        history.played().count("the hub goes down");
        history.downUntil(history.today().plusDays(days + 1L));
    }
}
