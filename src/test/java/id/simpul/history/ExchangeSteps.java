package id.simpul.history;

import static id.simpul.history.Schools.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.intake.StaffAnswer;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How exchanges go on: the library and its partners agree, decline, send and receive, in whatever order they tell of it. */
final class ExchangeSteps {
    private ExchangeSteps() {}

    /** Somebody tells of a step in some exchanges that have begun: in time, late, twice, or before its turn. */
    static void step(History history) {
        List<Map<String, Object>> open = history.house().rows("""
                select p.exchange, current_partner(p.partner) as partner, k.kind, string_agg(p.id, ' ' order by p.place) as pairs
                  from exchange_pairs p join known_partners k on k.id = current_partner(p.partner)
                 where p.state not in ('declined', 'closed') or p.place % 5 = 0
                 group by 1, 2, 3 order by 1""");
        history.some(open, 0.4).forEach(one -> {
            List<String> pairs = history.some(List.of(text(one, "pairs").split(" ")), 0.7);
            if (!pairs.isEmpty()) {
                step(history, one, pairs);
            }
        });
    }

    private static void step(History history, Map<String, Object> exchange, List<String> pairs) {
        String step = history.one(List.of("agree", "agree", "sent", "received", "decline"));
        ObjectNode data = Json.object().put("exchange", text(exchange, "exchange"));
        pairs.forEach(data.putArray(step.equals("agree") || step.equals("decline") ? step : "pairs")::add);
        if (step.equals("decline")) {
            data.putArray("agree");
        }
        LocalDate on = history.today().minusDays(history.happens(0.3) ? history.from(1, 40) : 0);
        if (data.has("pairs") && !on.equals(history.today())) {
            data.put("on", on.toString());
        }
        boolean present = history.house()
                .text("select id from partners where id = ? and removed_at is null", text(exchange, "partner"))
                .isPresent();
        if (!present || history.happens(0.5)) {
            byStaff(history, exchange, step, data, on);
        } else {
            byPartner(history, exchange, step, data, on);
        }
        history.listen();
    }

    private static void byPartner(
            History history, Map<String, Object> exchange, String step, ObjectNode data, LocalDate on) {
        RequestType type =
                switch (step) {
                    case "sent" -> RequestType.EXCHANGE_SENT;
                    case "received" -> RequestType.EXCHANGE_RECEIVED;
                    default -> RequestType.EXCHANGE_ANSWER;
                };
        JsonNode reply = Exchanging.ask(
                history, text(exchange, "partner"), text(exchange, "kind"), type, data, "tells " + step + data);
        if (step.equals("received")) {
            done(data, reply.path("status").asText(), reply.path("reasons"))
                    .forEach(pair -> given(history, exchange, pair, on, false));
        }
    }

    private static void byStaff(
            History history, Map<String, Object> exchange, String step, ObjectNode data, LocalDate on) {
        if (!data.has("pairs")) {
            data.set("pairs", data.remove("agree"));
        }
        data.put("act", step.equals("decline") ? "agree" : step);
        StaffAnswer answer = history.house().act(RequestType.STAFF_EXCHANGE, data, "as chance has it");
        history.tell("staff tell " + step + data, answer);
        List<String> done = done(data, answer.status().wire(), answer.reasons());
        if (step.equals("sent")) {
            done.forEach(pair -> given(history, exchange, pair, on, true));
        } else if (step.equals("received")) {
            done.forEach(pair -> history.trade().got(pair, text(exchange, "partner"), on));
        }
    }

    private static void given(
            History history, Map<String, Object> exchange, String pair, LocalDate on, boolean byHost) {
        String barcode = history.house()
                .text("select barcode from exchange_pairs where id = ?", pair)
                .orElseThrow();
        history.holds(() -> history.trade().given(pair, text(exchange, "partner"), barcode, on, byHost));
    }

    /** The pairs of which the answer gives no reason why it cannot be. */
    private static List<String> done(ObjectNode data, String status, JsonNode reasons) {
        List<String> done = new ArrayList<>();
        for (int place = 0; place < data.path("pairs").size() && status.equals("accepted"); place++) {
            if (!reasons.findValuesAsText("pointer").contains("/data/pairs/" + place)) {
                done.add(data.path("pairs").path(place).asText());
            }
        }
        return done;
    }
}
