package id.simpul.history;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.ledger.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Listens to every notice as it is promised, and compares what it says with that day, the tables and the boxes. */
final class Told {
    private final House house;
    private final Books books;
    private final Chronicle chronicle;
    private final Map<String, Consumer<Heard>> checks = Map.ofEntries(
            Map.entry("rotation.planned", this::planned),
            Map.entry("rotation.announced", this::announced),
            Map.entry("rotation.dispatched", this::dispatched),
            Map.entry("rotation.due", this::due),
            Map.entry("rotation.overdue", this::overdue),
            Map.entry("rotation.closed", this::closed),
            Map.entry("rotation.rescheduled", this::rescheduled),
            Map.entry("rotation.invited", this::invited),
            Map.entry("obligation.opened", this::owed),
            Map.entry("obligation.due", this::obligationDue),
            Map.entry("obligation.settled", this::settled));
    private final Map<String, Consumer<Heard>> others;
    private long heard;

    /**
     * @param others who compares the notices of other topics, by the first word of the topic
     */
    Told(House house, Books books, Chronicle chronicle, Map<String, Consumer<Heard>> others) {
        this.others = others;
        this.house = house;
        this.books = books;
        this.chronicle = chronicle;
    }

    /** What was promised since it was asked last; what is promised to somebody who takes part no more goes nowhere. */
    List<Heard> unheard() {
        List<Heard> unheard = new ArrayList<>();
        for (Map<String, Object> row : house.rows("""
                select n.seq, n.partner, n.topic, n.event
                  from notices n left join partners p on p.id = n.partner
                 where n.seq > ? and (p.removed_at is null
                                      or exists (select from deliveries d where d.notice = n.seq and d.state <> 'waived'))
                 order by n.seq""", heard)) {
            heard = (Long) row.get("seq");
            unheard.add(new Heard(
                    (String) row.get("partner"),
                    (String) row.get("topic"),
                    Json.parse((String) row.get("event")).path("data"),
                    house.today()));
        }
        return unheard;
    }

    /** Compares it with what is so. */
    void hear(Heard notice) {
        chronicle.tell(notice.to() + " is told " + notice.topic() + " " + shown(notice.data()));
        concerns(notice);
        String of = notice.topic().split("\\.")[0];
        checks.getOrDefault(notice.topic(), others.getOrDefault(of, nothing -> {}))
                .accept(notice);
    }

    private static String shown(JsonNode data) {
        List<String> shown = new ArrayList<>();
        data.properties().forEach(field -> {
            if (field.getValue().isValueNode()) {
                shown.add(field.getKey() + " " + field.getValue().asText());
            } else {
                shown.add(field.getKey() + " " + field.getValue().findValuesAsText("barcode"));
            }
        });
        return String.join(", ", shown);
    }

    /** It goes to somebody who takes part, or leaves at this moment, and who has to do with the batch. */
    private void concerns(Heard notice) {
        notice.holds(
                notice.topic().equals("partner.ended")
                        || house.text("select id from partners where id = ? and removed_at is null", notice.to())
                                .isPresent(),
                "that partner takes part no more");
        if (notice.data().has("batch")) {
            notice.holds(
                    books.now(batch(notice).get("school").toString()).equals(notice.to()), "the batch is another's");
        }
    }

    private Map<String, Object> batch(Heard notice) {
        return house.rows(
                        "select school, state, places, deliver_on::text, due_on::text from batches where id = ?",
                        notice.text("batch"))
                .get(0);
    }

    private Set<String> lines(Heard notice, String state) {
        return new TreeSet<>(house.texts(
                "select barcode from batch_items where batch = ? and state = ?", notice.text("batch"), state));
    }

    private void dates(Heard notice) {
        notice.same("deliverOn", batch(notice).get("deliver_on"));
        notice.same("dueOn", batch(notice).get("due_on"));
    }

    private void planned(Heard notice) {
        dates(notice);
        notice.isToCome("deliverOn");
        notice.same("filled", lines(notice, "planned").size());
    }

    private void announced(Heard notice) {
        dates(notice);
        notice.isToCome("deliverOn");
        notice.holds(
                notice.barcodes("items").equals(lines(notice, "planned")),
                "the list is really " + lines(notice, "planned"));
    }

    private void dispatched(Heard notice) {
        notice.same("dueOn", batch(notice).get("due_on"));
        Set<String> sent = lines(notice, "sent");
        notice.holds(notice.barcodes("items").equals(sent), "the list is really " + sent);
        notice.same("count", sent.size());
        notice.same(
                "deliverOn",
                house.text(
                                "select greatest(deliver_on, dispatched_on)::text from batches where id = ?",
                                notice.text("batch"))
                        .orElse("never"));
    }

    private void due(Heard notice) {
        notice.same("dueOn", batch(notice).get("due_on"));
        notice.isToCome("dueOn");
        notice.days("daysLeft", "daysOver", notice.day("dueOn"));
        notice.same("count", lines(notice, "sent").size());
    }

    private void overdue(Heard notice) {
        notice.same("dueOn", batch(notice).get("due_on"));
        notice.days("daysLeft", "daysOver", notice.day("dueOn"));
        Set<String> out = lines(notice, "sent");
        if (!notice.day("lostOn").isAfter(notice.today())) {
            out.addAll(lines(notice, "lost"));
            out.retainAll(notice.barcodes("items"));
        }
        notice.holds(notice.barcodes("items").equals(out), "out is really " + out);
        notice.isToCome("lostOn");
    }

    private void closed(Heard notice) {
        String state = batch(notice).get("state").toString();
        if (notice.data().has("cancelled")) {
            notice.holds(state.equals("cancelled"), "it is " + state);
            return;
        }
        notice.holds(state.equals("closed"), "it is " + state);
        notice.same("returned", lines(notice, "in").size());
        notice.same("lost", lines(notice, "lost").size());
    }

    private void rescheduled(Heard notice) {
        notice.same("to", batch(notice).get(notice.text("moved").equals("delivery") ? "deliver_on" : "due_on"));
        notice.holds(!notice.text("from").equals(notice.text("to")), "that is no move");
        notice.holds(notice.day("to").isAfter(notice.today()), "that day is not to come");
    }

    private void invited(Heard notice) {
        if (notice.data().has("answerBy")) {
            notice.holds(!notice.day("answerBy").isBefore(notice.today()), "that day is past");
        }
        if (notice.data().has("agreement")) {
            notice.same("until", house.text("""
                                    select max(due_on)::text from batches join rotation_agreements a on a.id = batches.agreement
                                     where a.id = ? and a.state = 'active'""", notice.text("agreement")).orElse("nothing"));
        }
    }

    private void owed(Heard notice) {
        notice.data().path("obligations").forEach(one -> {
            String state = house.text(
                            "select state from obligations where id = ? and due_on = date '" + notice.text("dueOn")
                                    + "'",
                            one.path("obligation").asText())
                    .orElse("of another day");
            notice.holds(Set.of("open", "promised", "approved").contains(state), one + " is " + state);
        });
        notice.holds(!notice.data().path("obligations").isEmpty(), "nothing is owed");
    }

    private void obligationDue(Heard notice) {
        owed(notice);
        notice.days("daysLeft", "daysOver", notice.day("dueOn"));
    }

    private void settled(Heard notice) {
        notice.same(
                "how",
                house.text("select how from obligations where id = ?", notice.text("obligation"))
                        .orElse("open"));
    }
}
