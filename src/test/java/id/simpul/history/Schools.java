package id.simpul.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import java.util.List;
import java.util.Map;

/** What schools do: join, go on, leave, say what came, give back what they have and lose the rest. */
final class Schools {
    private Schools() {}

    private static List<String> all(History history) {
        return history.house()
                .texts("select id from partners where kind = 'school' and removed_at is null order by id");
    }

    private static List<String> enrolled(History history) {
        return history.house()
                .texts("select current_partner(school) from rotation_agreements where state = 'active' order by id");
    }

    private static List<Map<String, Object>> batches(History history, String states) {
        return history.house().rows("""
                select b.id, current_partner(b.school) as school, b.quarter, b.state, b.due_on::text as due_on,
                       b.received_on::text as received_on, b.due_on <= date '%s' as due
                  from batches b where state = any(?::text[]) order by b.id""".formatted(history.today()), states);
    }

    /** It takes part no more, and nobody reads what it says. */
    private static boolean hasLeft(History history, Map<String, Object> row) {
        return !all(history).contains(text(row, "school"));
    }

    static void enrol(History history) {
        List<String> taking = enrolled(history);
        all(history).stream()
                .filter(school -> !taking.contains(school))
                .limit(2)
                .forEach(school -> {
                    int months = history.one(List.of(6, 6, 9, 12));
                    ObjectNode data = Json.object()
                            .put("npsn", String.format("99%06d", Integer.valueOf(school.substring(3))))
                            .put("name", "SD Contoh " + school.substring(3))
                            .put("address", "Jalan Contoh")
                            .put("termMonths", months)
                            .put("acceptsReplacement", true);
                    data.putObject("region").put("system", "kemendagri").put("code", "13.75");
                    data.putObject("pupils").put("lower", history.from(10, 90)).put("upper", history.from(10, 90));
                    data.putObject("contact").put("name", "Ibu Contoh").put("email", school + "@example.org");
                    history.ask(
                            school, RequestType.ROTATION_ENROL, data, "wants to take part for " + months + " months");
                });
    }

    private static List<Map<String, Object>> active(History history) {
        return history.house()
                .rows(
                        "select id, current_partner(school) as school from rotation_agreements where state = 'active' order by id");
    }

    static void renew(History history) {
        if (!active(history).isEmpty()) {
            Map<String, Object> one = history.one(active(history));
            ObjectNode data =
                    Json.object().put("agreement", text(one, "id")).put("termMonths", history.one(List.of(6, 9, 12)));
            history.ask(text(one, "school"), RequestType.ROTATION_RENEW, data, "wants to go on");
        }
    }

    static void withdraw(History history) {
        if (!active(history).isEmpty()) {
            Map<String, Object> one = history.one(active(history));
            ObjectNode data = Json.object().put("agreement", text(one, "id")).put("reason", "Gedung diperbaiki");
            history.ask(text(one, "school"), RequestType.ROTATION_WITHDRAW, data, "leaves");
        }
    }

    static String text(Map<String, Object> row, String column) {
        return String.valueOf(row.get(column));
    }

    /** Says what came, and what of the list did not or came damaged; one in seven schools never does. */
    static void receive(History history) {
        for (Map<String, Object> batch : batches(history, "{dispatched,due}")) {
            boolean silent = Math.floorMod(text(batch, "id").hashCode(), 7) == 0 || hasLeft(history, batch);
            if (batch.get("received_on") == null && !silent && history.happens(0.4)) {
                receive(history, batch);
            }
        }
    }

    private static void receive(History history, Map<String, Object> batch) {
        String id = text(batch, "id");
        List<String> sent = history.house()
                .texts("select barcode from batch_items where batch = ? and state = 'sent' order by barcode", id);
        ObjectNode data = Json.object().put("batch", id);
        sent.stream().filter(history.books()::isForgotten).forEach(data.withArray("missing")::add);
        List<String> there =
                sent.stream().filter(one -> !history.books().isForgotten(one)).toList();
        history.some(there, 0.03).forEach(one -> data.withArray("damaged")
                .addObject()
                .put("barcode", one)
                .put("note", "Sampul lepas"));
        history.ask(text(batch, "school"), RequestType.ROTATION_RECEIVED, data, "has received " + id);
    }

    /** Pupils lose a book now and then. */
    static void lose(History history) {
        List<String> away =
                history.house().texts("select barcode from batch_items where state = 'sent' order by barcode").stream()
                        .filter(one -> !history.books().place(one).equals(Books.SHELF))
                        .filter(one -> !history.books().place(one).equals(Books.COUNTER))
                        .toList();
        if (!away.isEmpty()) {
            String book = history.one(away);
            history.played().count("a book is lost");
            history.chronicle().tell(book + " is lost at " + history.books().place(book));
            history.books().put(book, Books.GONE);
        }
    }

    /** A book that was lost turns up and is brought. */
    static void find(History history) {
        List<String> lost = history
                .house()
                .texts("select barcode from batch_items where state in ('lost', 'sent', 'missing') order by barcode")
                .stream()
                .filter(one -> history.books().place(one).equals(Books.GONE))
                .toList();
        if (!lost.isEmpty()) {
            String book = history.one(lost);
            history.played().count("a book turns up");
            history.chronicle().tell(book + " turns up and is brought to the library");
            history.books().put(book, Books.COUNTER);
        }
    }

    /** Gives back, the slow ones but after some reminders: on the day of the exchange and after it mostly all, before it now and then a part. */
    static void giveBack(History history) {
        boolean first = history.played().never(List.of("told rotation.overdue")).size() == 1;
        for (Map<String, Object> batch : batches(history, "{dispatched,received,due,returned-in-part,checked-in}")) {
            boolean slow = first || Math.floorMod(text(batch, "id").hashCode(), 3) == 0;
            first = false;
            boolean due = Boolean.TRUE.equals(batch.get("due"));
            if (history.happens(due ? (slow ? 0.03 : 0.5) : 0.02)) {
                giveBack(history, batch, history.happens(due ? 0.8 : 0.4) ? 1 : 0.6);
            }
        }
    }

    private static void giveBack(History history, Map<String, Object> batch, double share) {
        String id = text(batch, "id");
        List<String> held = history.house()
                .texts(
                        "select barcode from batch_items where batch = ? and state in ('sent', 'lost') order by barcode",
                        id);
        List<String> back = history.some(
                held.stream()
                        .filter(one -> history.books().place(one).equals(text(batch, "school")))
                        .toList(),
                share);
        List<String> gone = held.stream()
                .filter(one -> history.books().place(one).equals(Books.GONE))
                .toList();
        back.forEach(one -> history.books().put(one, Books.COUNTER));
        history.chronicle().tell(text(batch, "school") + " gives back " + back + " of " + id);
        history.played()
                .count(back.size() < held.size() - gone.size() ? "books come back in part" : "all books come back");
        if (!Boolean.TRUE.equals(batch.get("due")) && !back.isEmpty()) {
            history.played().count("books come back early");
        }
        if (history.happens(0.7) && !hasLeft(history, batch)) {
            say(history, batch, back, history.some(gone, 0.6), share == 1 && history.happens(0.5));
        }
    }

    private static void say(
            History history, Map<String, Object> batch, List<String> back, List<String> gone, boolean all) {
        String id = text(batch, "id");
        List<String> out = history.house()
                .texts("select barcode from batch_items where batch = ? and state = 'sent' order by barcode", id);
        ObjectNode data = Json.object().put("batch", id);
        if (all) {
            data.put("all", true);
        } else {
            back.stream().filter(out::contains).forEach(data.putArray("items")::add);
        }
        gone.stream()
                .filter(out::contains)
                .forEach(one ->
                        data.withArray("lost").addObject().put("barcode", one).put("note", "Hilang"));
        history.ask(text(batch, "school"), RequestType.ROTATION_RETURNED, data, "says what it gave back of " + id);
    }

    /** Promises a replacement. */
    static void promise(History history) {
        List<Map<String, Object>> open = history.house()
                .rows(
                        "select id, current_partner(school) as school, name from obligations where state = 'open' order by id");
        open.removeIf(one -> hasLeft(history, one));
        if (!open.isEmpty()) {
            Map<String, Object> one = history.one(open);
            boolean same = history.happens(0.7);
            ObjectNode data = Json.object()
                    .put("obligation", text(one, "id"))
                    .put("title", same ? text(one, "name") : "Buku lain")
                    .put("same", same);
            history.ask(
                    text(one, "school"),
                    RequestType.ROTATION_REPLACEMENT,
                    data,
                    "promises a replacement of " + text(one, "name"));
        }
    }
}
