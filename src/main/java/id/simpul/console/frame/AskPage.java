package id.simpul.console.frame;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.ActField.Kind;
import id.simpul.intake.StaffAnswer;
import id.simpul.intake.StaffCall;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a partner said by telephone, on paper, by WhatsApp or by mail, as its own request: the form of the request itself, with who said it
 * and by what way. It goes through the same act as {@code ask --for}, and the page says the answer that the partner gets.
 */
public final class AskPage implements FormPage {
    private static final String SAID_BY = "said-by";
    private static final String VIA = "via";
    private static final List<String> WAYS = List.of("phone", "paper", "whatsapp", "mail");

    private final Reads reads;
    private final Hand hand;

    public AskPage(Reads reads, Hand hand) {
        this.reads = reads;
        this.hand = hand;
    }

    @Override
    public String address() {
        return "/partners/:partner/ask/:type";
    }

    /** What partners of a kind ask for; not what only their systems send. */
    public static List<RequestType> offered(PartnerKind kind) {
        List<RequestType> offered = new ArrayList<>(List.of(RequestType.values()));
        offered.removeIf(type -> !type.senders().contains(kind)
                || type == RequestType.CATALOGUE_ITEM
                || type == RequestType.STATISTICS_DAY
                || type == RequestType.REQUEST_STATUS);
        return offered;
    }

    /** The partner that takes part, and what it may ask for. */
    private record Asked(ObjectNode partner, RequestType type) {}

    private Asked asked(Visit visit) {
        ObjectNode partner = reads.rows("partner.show", "partner", visit.place("partner"), 1).stream()
                .findFirst()
                .filter(one -> one.path("removedAt").isMissingNode())
                .orElseThrow(NoPage::new);
        PartnerKind kind = PartnerKind.ofWire(partner.path("kind").asText()).orElseThrow(NoPage::new);
        return RequestType.ofWire(visit.place("type"))
                .filter(offered(kind)::contains)
                .map(type -> new Asked(partner, type))
                .orElseThrow(NoPage::new);
    }

    @Override
    public Answer show(Visit visit) {
        return form(200, asked(visit), visit, Map.of(), List.of());
    }

    @Override
    public Answer act(Visit visit) {
        Asked asked = asked(visit);
        Map<String, String> typed = new LinkedHashMap<>();
        ActForm.of(asked.type()).fields().forEach(field -> typed.put(field.path(), visit.field(field.path())));
        typed.put(SAID_BY, visit.field(SAID_BY).strip());
        typed.put(VIA, visit.field(VIA));
        return switch (visit.field("step")) {
            case "do" -> perform(asked, visit, typed);
            case "look" -> look(asked, visit, typed);
            default -> form(200, asked, visit, typed, List.of());
        };
    }

    private static Map<String, Object> model(Asked asked, Visit visit) {
        Map<String, Object> model = new HashMap<>();
        model.put("title", ActForm.of(asked.type()).title(visit.words()));
        model.put("partner", asked.partner().path("name").asText());
        model.put("address", visit.path());
        model.put(
                "back",
                "/partners/" + Links.escaped(asked.partner().path("partner").asText()));
        return model;
    }

    private static Answer form(
            int status, Asked asked, Visit visit, Map<String, String> values, List<Map<String, Object>> wrong) {
        List<Map<String, Object>> fields = new ArrayList<>();
        ActForm.of(asked.type())
                .fields()
                .forEach(field ->
                        fields.add(ActPage.shown(field, values.getOrDefault(field.path(), ""), wrong, visit.words())));
        Map<String, Object> model = model(asked, visit);
        model.put("fields", fields);
        model.put("wrong", wrong);
        model.put("saidBy", values.getOrDefault(SAID_BY, ""));
        model.put(
                "ways",
                WAYS.stream()
                        .map(way -> Map.of(
                                "value", way,
                                "text", PageWords.capital(visit.words().word(VIA, way)),
                                "chosen", way.equals(values.getOrDefault(VIA, ""))))
                        .toList());
        return Answer.page(status, "ask", model);
    }

    private static Answer look(Asked asked, Visit visit, Map<String, String> typed) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (ActField field : ActForm.of(asked.type()).fields()) {
            String value = typed.get(field.path());
            if (!value.isBlank() || field.kind() == Kind.CHECK) {
                lines.add(Map.of(
                        "title", visit.words().of(field.title()), "value", ActPage.said(field, value, visit.words())));
            }
        }
        Map<String, Object> model = model(asked, visit);
        model.put("lines", lines);
        model.put("saidBy", typed.get(SAID_BY));
        model.put("via", PageWords.capital(visit.words().word(VIA, typed.get(VIA))));
        model.put("typed", typed.entrySet());
        model.put("id", UUID.randomUUID().toString());
        return Answer.page("ask-look", model);
    }

    private Answer perform(Asked asked, Visit visit, Map<String, String> typed) {
        String id = visit.field("act");
        if (!id.matches("[0-9a-f-]{36}")) {
            return look(asked, visit, typed);
        }
        ObjectNode data = Json.object()
                .put("for", asked.partner().path("partner").asText())
                .put("type", asked.type().wire())
                .put("saidBy", typed.get(SAID_BY))
                .put("via", typed.get(VIA));
        data.set("data", ActForm.of(asked.type()).data(visit));
        StaffAnswer answer = hand.perform(RequestType.STAFF_ASK, new StaffCall(Optional.of(id), data, visit.staff("")));
        // What was refused is registered too: the partner is told, and the same id is the same answer.
        return answer.status().wire().matches("invalid|conflict")
                        || (answer.reference().isEmpty() && !answer.isDone())
                ? form(422, asked, visit, typed, wrong(asked, answer.reasons(), visit))
                : done(asked, visit, answer, id);
    }

    private static List<Map<String, Object>> wrong(Asked asked, JsonNode reasons, Visit visit) {
        List<Map<String, Object>> wrong = new ArrayList<>();
        for (Map<String, Object> one : ActPage.wrong(asked.type(), reasons, visit)) {
            Map<String, Object> placed = new HashMap<>(one);
            wrong.add(placed);
        }
        for (int i = 0; i < wrong.size(); i++) {
            String pointer = reasons.get(i).path("pointer").asText();
            if (pointer.equals("/data/saidBy") || pointer.equals("/data/via")) {
                wrong.get(i).put("field", pointer.endsWith("via") ? VIA : SAID_BY);
            }
        }
        return wrong;
    }

    private static Answer done(Asked asked, Visit visit, StaffAnswer answer, String id) {
        Map<String, Object> model = model(asked, visit);
        List<String> reasons = new ArrayList<>();
        answer.reasons()
                .forEach(reason -> reasons.add(reason.path("message")
                        .path(visit.words().language().wire())
                        .asText()));
        model.put("status", answer.status().wire());
        model.put("reasons", reasons);
        model.put("lines", ActPage.lines(answer.outcome(), visit));
        model.put(
                "request",
                "/requests/" + Links.escaped(asked.partner().path("partner").asText()) + "/" + Links.escaped(id));
        return Answer.page("ask-done", model);
    }
}
