package id.simpul.console.letter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Visit;
import id.simpul.feature.NotShown;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pairs of an exchange: which are agreed to, which were sent, and which have come. */
final class PairsSubject implements Subject {
    private static final int MOST = 500;
    private static final String PAIR = "p.";

    private final Reads reads;

    PairsSubject(Reads reads) {
        this.reads = reads;
    }

    private List<ObjectNode> pairs(Opened opened) {
        try {
            List<ObjectNode> pairs = reads.rows("exchange.show", "exchange", opened.thing(), MOST).stream()
                    .filter(pair -> pair.path("partner")
                            .asText()
                            .equals(opened.partner().id().value()))
                    .filter(pair -> !pair.path("pair").asText().isEmpty())
                    .toList();
            if (pairs.isEmpty()) {
                throw new NoPage();
            }
            return pairs;
        } catch (NotShown e) {
            throw new NoPage();
        }
    }

    @Override
    public Answer page(int status, Opened opened, List<String> wrong) {
        Map<String, Object> model = opened.model(opened.words().get("letter.pairs.title"));
        List<ObjectNode> pairs = pairs(opened);
        model.put("wrong", wrong);
        model.put(
                "proposed",
                pairs.stream()
                        .filter(pair -> state(pair).equals("proposed"))
                        .map(pair -> shown(pair, opened))
                        .toList());
        model.put(
                "under",
                pairs.stream()
                        .filter(pair -> List.of("agreed", "sent", "received").contains(state(pair)))
                        .map(pair -> shown(pair, opened))
                        .toList());
        return Answer.page(status, "letter-pairs", model);
    }

    private static String state(ObjectNode pair) {
        return pair.path("state").asText();
    }

    private static Map<String, Object> shown(ObjectNode pair, Opened opened) {
        Map<String, Object> shown = new HashMap<>();
        String id = pair.path("pair").asText();
        shown.put("id", id);
        shown.put("gives", pair.path("gives").asText());
        shown.put("gets", pair.path("gets").asText());
        shown.put("near", pair.path("near").asBoolean());
        shown.put("state", opened.words().word("state", state(pair)));
        shown.put("said", opened.visit().field(PAIR + id));
        return shown;
    }

    @Override
    public Said said(Opened opened) {
        Visit visit = opened.visit();
        List<ObjectNode> pairs = pairs(opened);
        ObjectNode data = Json.object().put("exchange", opened.thing());
        String step = visit.field("step");
        if (step.equals("sent") || step.equals("received")) {
            data.set("pairs", named(pairs, visit, "yes", opened.words()));
            return new Said(step.equals("sent") ? RequestType.EXCHANGE_SENT : RequestType.EXCHANGE_RECEIVED, data);
        }
        ArrayNode agree = list(pairs, visit, "agree");
        ArrayNode decline = list(pairs, visit, "decline");
        if (agree.isEmpty() && decline.isEmpty()) {
            throw new Unclear(opened.words().get("letter.pairs.none"));
        }
        data.set("agree", agree);
        if (!decline.isEmpty()) {
            data.set("decline", decline);
        }
        return new Said(RequestType.EXCHANGE_ANSWER, data);
    }

    private static ArrayNode named(List<ObjectNode> pairs, Visit visit, String value, PageWords words) {
        ArrayNode named = list(pairs, visit, value);
        if (named.isEmpty()) {
            throw new Unclear(words.get("letter.pairs.tick"));
        }
        return named;
    }

    private static ArrayNode list(List<ObjectNode> pairs, Visit visit, String value) {
        ArrayNode list = Json.object().arrayNode();
        pairs.stream()
                .map(pair -> pair.path("pair").asText())
                .filter(id -> visit.field(PAIR + id).equals(value))
                .forEach(list::add);
        return list;
    }

    @Override
    public Thanks thanks(Opened opened, ObjectNode reply) {
        PageWords words = opened.words();
        return new Thanks(
                List.of(words.get(
                        "letter.pairs.noted",
                        reply.path("outcome").path("pairs").size())),
                List.of(words.get("letter.pairs.next")),
                words.get("letter.pairs.again"));
    }
}
