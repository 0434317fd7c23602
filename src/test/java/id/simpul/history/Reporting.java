package id.simpul.history;

import static id.simpul.history.Schools.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.history.Deeds.Answer;
import id.simpul.history.Deeds.Counted;
import id.simpul.history.Deeds.People;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerKind;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the library and the schools count: visitors, new members, books read; and what they leave out. */
final class Reporting {
    private Reporting() {}

    /** The library counts the people of a day that is over, mostly yesterday; of some partners it never counts any. */
    static void day(History history) {
        LocalDate on = history.today().minusDays(history.happens(0.9) ? 1 : history.from(2, 20));
        People all = new People(history.from(20, 60), history.from(5, 15));
        ObjectNode data = Json.object()
                .put("on", on.toString())
                .put("visits", all.visits())
                .put("newMembers", all.newMembers())
                .put("loans", history.from(0, 40));
        Map<String, People> partners = new HashMap<>();
        List<String> known = history.house().texts("select id from known_partners where kind <> 'library' order by id");
        history.some(known, 0.3).stream()
                .filter(one -> Math.floorMod(one.hashCode(), 4) != 0)
                .forEach(one -> {
                    People people = new People(history.from(0, 9), history.from(0, 2));
                    partners.put(one, people);
                    data.withObject("/byPartner")
                            .withObject("/" + one)
                            .put("visits", people.visits())
                            .put("newMembers", people.newMembers());
                });
        JsonNode reply = history.house().ask("library", PartnerKind.LIBRARY, RequestType.STATISTICS_DAY, data);
        if (!reply.path("status").asText().equals("accepted")) {
            throw new Untrue("A count is not accepted: " + data + reply);
        }
        history.deeds().counted(on, new Counted(all, partners));
    }

    /** A school says how a batch was read, or only how it was liked. */
    static void survey(History history) {
        List<Map<String, Object>> asked = history.house().rows("""
                select b.id, p.id as school, string_agg(l.barcode, ' ' order by l.barcode) as barcodes
                  from batches b join batch_items l on l.batch = b.id and l.state not in ('planned', 'dropped')
                  join partners p on p.id = current_partner(b.school) and p.removed_at is null
                 where b.state in ('due', 'returned', 'checked-in', 'closed')
                   and not exists (select from surveys where surveys.batch = b.id)
                 group by b.id, p.id order by b.id""");
        if (!asked.isEmpty()) {
            Map<String, Object> batch = history.one(asked);
            ObjectNode data = Json.object().put("batch", text(batch, "id"));
            Optional<Integer> rating = history.happens(0.8) ? Optional.of(history.from(1, 5)) : Optional.empty();
            rating.ifPresent(stars -> data.put("rating", stars));
            Optional<Long> loans = Optional.empty();
            if (history.happens(0.6)) {
                long sum = 0;
                for (String barcode : text(batch, "barcodes").split(" ")) {
                    int times = history.from(0, 9);
                    sum += times;
                    data.withObject("/loans").put(barcode, times);
                }
                loans = Optional.of(sum);
            }
            JsonNode reply = history.ask(text(batch, "school"), RequestType.ROTATION_SURVEY, data, "answers " + data);
            if (reply.path("status").asText().equals("accepted")) {
                history.deeds().answered(new Answer(text(batch, "school"), history.today(), rating, loans));
            }
        }
    }
}
