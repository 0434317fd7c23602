package id.simpul.console.frame;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.ActField.Kind;
import id.simpul.intake.StaffAnswer;
import id.simpul.intake.StaffCall;
import id.simpul.ledger.RequestType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Every act of staff as a form, made from its schema: filled in, looked over, done. The form carries the act's id, so that a double
 * click, or the page loaded again, is one act and is told as it was.
 */
public final class ActPage implements FormPage {
    private static final String STEP = "step";
    private static final String REASON = "reason";
    private static final String BACK = "back";
    private static final String ID = "act";

    private final Hand hand;

    public ActPage(Hand hand) {
        this.hand = hand;
    }

    @Override
    public String address() {
        return "/acts/:act";
    }

    private static RequestType type(Visit visit) {
        return RequestType.ofAct(visit.place("act"))
                .filter(type -> visit.may(ActLinks.leastFor(type)))
                .orElseThrow(NoPage::new);
    }

    @Override
    public Answer show(Visit visit) {
        RequestType type = type(visit);
        return form(200, type, visit, visit.query(), List.of());
    }

    /** Looked over first, then done, unless a page with one button for it asks at once. */
    @Override
    public Answer act(Visit visit) {
        RequestType type = type(visit);
        Map<String, String> typed = typed(type, visit);
        return switch (visit.field(STEP)) {
            case "look" -> look(type, visit, typed);
            case "back" -> form(200, type, visit, typed, List.of());
            default -> perform(type, visit, typed);
        };
    }

    private static Map<String, String> typed(RequestType type, Visit visit) {
        Map<String, String> typed = new LinkedHashMap<>();
        ActForm.of(type).fields().forEach(field -> typed.put(field.path(), visit.field(field.path())));
        typed.put(REASON, visit.field(REASON));
        typed.put(BACK, visit.field(BACK));
        return typed;
    }

    private Answer form(
            int status, RequestType type, Visit visit, Map<String, String> values, List<Map<String, Object>> wrong) {
        ActForm form = ActForm.of(type);
        Map<String, Object> model = model(type, visit, values);
        List<Map<String, Object>> fields = new ArrayList<>();
        for (ActField field : form.fields()) {
            fields.add(shown(field, values.getOrDefault(field.path(), ""), wrong, visit.words()));
        }
        model.put("fields", fields);
        model.put("wrong", wrong);
        return Answer.page(status, "act", model);
    }

    private static Map<String, Object> model(RequestType type, Visit visit, Map<String, String> values) {
        ActForm form = ActForm.of(type);
        Map<String, Object> model = new HashMap<>();
        String note = "act." + type.wire() + ".note";
        model.put("title", form.title(visit.words()));
        model.put("note", visit.words().has(note) ? visit.words().get(note) : "");
        model.put("address", visit.path());
        model.put("reason", values.getOrDefault(REASON, ""));
        model.put("back", Links.home(values.getOrDefault(BACK, "/")));
        return model;
    }

    static Map<String, Object> shown(ActField field, String value, List<Map<String, Object>> wrong, PageWords words) {
        List<Map<String, Object>> choices = field.choices().stream()
                .map(choice -> Map.<String, Object>of(
                        "value", choice,
                        "text", PageWords.capital(words.word(last(field.path()), choice)),
                        "chosen", choice.equals(value)))
                .toList();
        Map<String, Object> shown = new HashMap<>();
        shown.put("path", field.path());
        shown.put("title", words.of(field.title()));
        shown.put("kind", field.kind().name());
        shown.put("required", field.required());
        shown.put("value", value);
        shown.put("choices", choices);
        shown.put("hint", field.hint(words));
        shown.put(
                "wrong",
                wrong.stream()
                        .filter(one -> one.get("field").equals(field.path()))
                        .map(one -> one.get("text"))
                        .findFirst()
                        .orElse(""));
        return shown;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private Answer look(RequestType type, Visit visit, Map<String, String> typed) {
        ActForm form = ActForm.of(type);
        List<Map<String, Object>> lines = new ArrayList<>();
        for (ActField field : form.fields()) {
            String value = typed.get(field.path());
            if (!value.isBlank() || field.kind() == Kind.CHECK) {
                lines.add(Map.of("title", visit.words().of(field.title()), "value", said(field, value, visit.words())));
            }
        }
        Map<String, Object> model = model(type, visit, typed);
        model.put("lines", lines);
        model.put("typed", typed.entrySet());
        model.put("button", form.button(visit.words()));
        model.put("id", UUID.randomUUID().toString());
        return Answer.page("act-look", model);
    }

    static String said(ActField field, String value, PageWords words) {
        return switch (field.kind()) {
            case CHOICE -> PageWords.capital(words.word(last(field.path()), value));
            case CHECK, FLAG -> words.get(value.equals("true") ? "yes" : "no");
            default -> value;
        };
    }

    private Answer perform(RequestType type, Visit visit, Map<String, String> typed) {
        String id = visit.field(ID);
        if (!id.matches("[0-9a-f-]{36}")) {
            return look(type, visit, typed);
        }
        StaffAnswer answer = hand.perform(
                type,
                new StaffCall(
                        Optional.of(id),
                        ActForm.of(type).data(visit),
                        visit.staff(typed.get(REASON).strip())));
        if (!answer.isDone()) {
            return form(422, type, visit, typed, wrong(type, answer.reasons(), visit));
        }
        return done(type, visit, typed, answer);
    }

    /** What is wrong, each with the field that it speaks of, if there is one on the page. */
    static List<Map<String, Object>> wrong(RequestType type, JsonNode reasons, Visit visit) {
        List<String> paths =
                ActForm.of(type).fields().stream().map(ActField::path).toList();
        List<Map<String, Object>> wrong = new ArrayList<>();
        for (JsonNode reason : reasons) {
            String path =
                    reason.path("pointer").asText().replaceFirst("^/data/?", "").replace('/', '.');
            String field = paths.stream()
                    .filter(one -> path.equals(one) || path.startsWith(one + "."))
                    .findFirst()
                    .orElse(reason.path("code").asText().equals("REASON_NEEDED") ? REASON : "");
            wrong.add(Map.of("field", field, "text", said(reason, visit)));
        }
        return wrong;
    }

    private static String said(JsonNode reason, Visit visit) {
        return reason.path("message").path(visit.words().language().wire()).asText();
    }

    private static Answer done(RequestType type, Visit visit, Map<String, String> typed, StaffAnswer answer) {
        Map<String, Object> model = model(type, visit, typed);
        List<String> reasons = new ArrayList<>();
        answer.reasons().forEach(reason -> reasons.add(said(reason, visit)));
        model.put("pending", answer.status().wire().equals("pending"));
        model.put("once", lines(answer.once(), visit));
        String shown = "act." + type.wire() + ".before";
        model.put(
                "before",
                answer.before() && visit.words().has(shown) ? visit.words().get(shown) : "");
        model.put("lines", lines(answer.outcome(), visit));
        model.put("reasons", reasons);
        return Answer.page("act-done", model);
    }

    static List<Map<String, Object>> lines(ObjectNode fields, Visit visit) {
        List<Map<String, Object>> lines = new ArrayList<>();
        fields.properties().forEach(field -> {
            String value = visit.words().cell(field.getKey(), true, field.getValue());
            if (!value.isEmpty()) {
                lines.add(Map.of("title", visit.words().field(field.getKey()), "value", value));
            }
        });
        return lines;
    }
}
