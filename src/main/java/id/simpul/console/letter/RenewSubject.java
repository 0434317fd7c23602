package id.simpul.console.letter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Visit;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Spoken;
import id.simpul.policy.Quarter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A term in the rotation ends: it goes on for some months, or not. */
final class RenewSubject implements Subject {
    private static final String STOP = "stop";

    private final Supplier<List<Integer>> terms;

    /**
     * @param terms for how many months one may agree
     */
    RenewSubject(Supplier<List<Integer>> terms) {
        this.terms = terms;
    }

    @Override
    public Answer page(int status, Opened opened, List<String> wrong) {
        Map<String, Object> model = opened.model(opened.words().get("letter.renew.title"));
        model.put("wrong", wrong);
        model.put("terms", terms.get());
        model.put("choice", opened.visit().field("choice"));
        model.put("reason", opened.visit().field("reason"));
        return Answer.page(status, "letter-renew", model);
    }

    @Override
    public Said said(Opened opened) {
        Visit visit = opened.visit();
        ObjectNode data = Json.object().put("agreement", opened.thing());
        String choice = visit.field("choice");
        if (choice.equals(STOP)) {
            if (!visit.field("reason").isBlank()) {
                data.put("reason", visit.field("reason").strip());
            }
            return new Said(RequestType.ROTATION_WITHDRAW, data);
        } else if (choice.matches("\\d{1,2}")) {
            return new Said(RequestType.ROTATION_RENEW, data.put("termMonths", Integer.valueOf(choice)));
        }
        throw new Unclear(opened.words().get("letter.choose"));
    }

    @Override
    public Thanks thanks(Opened opened, ObjectNode reply) {
        PageWords words = opened.words();
        JsonNode quarters = reply.path("outcome").path("quarters");
        if (!quarters.isArray()) {
            return new Thanks(
                    List.of(words.get("letter.renew.stopped")), List.of(words.get("letter.renew.stopped-next")), "");
        }
        return new Thanks(
                List.of(words.get("letter.quarters", spoken(quarters, words))),
                List.of(words.get("letter.renew.next")),
                "");
    }

    static String spoken(JsonNode quarters, PageWords words) {
        List<String> spoken = new ArrayList<>();
        quarters.forEach(quarter -> spoken.add(Spoken.quarter(Quarter.parse(quarter.asText()), words.language())));
        return String.join(", ", spoken);
    }
}
