package id.simpul.console.pending;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Hand;
import id.simpul.console.frame.Links;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Visit;
import id.simpul.console.session.Role;
import id.simpul.feature.Query;
import id.simpul.intake.StaffAnswer;
import id.simpul.intake.StaffCall;
import id.simpul.ledger.FieldTitles;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One request that waits: what is asked, why it waits, and yes or no, of which the no needs a sentence that the partner reads. */
public final class PendingPage implements Page {
    private final Reads reads;
    private final Hand hand;

    public PendingPage(Reads reads, Hand hand) {
        this.reads = reads;
        this.hand = hand;
    }

    /** Where the page of a row of the list is. */
    public static Optional<String> of(ObjectNode row) {
        String[] name = row.path("request").asText().split("/", 2);
        return name.length < 2
                ? Optional.empty()
                : Optional.of("/pending/" + Links.escaped(name[0]) + "/" + Links.escaped(name[1]));
    }

    @Override
    public String address() {
        return "/pending/:partner/:request";
    }

    @Override
    public boolean acts() {
        return true;
    }

    @Override
    public Answer show(Visit visit) {
        return page(200, visit, List.of());
    }

    private Answer page(int status, Visit visit, List<String> wrong) {
        ObjectNode row = waiting(visit).orElseThrow(NoPage::new);
        PageWords words = visit.words();
        RequestType type = RequestType.recorded(row.path("type").asText());
        List<String> why = new ArrayList<>();
        row.path("reasons").forEach(reason -> why.add(said(reason, visit)));
        Map<String, Object> model = new HashMap<>();
        model.put("title", PageWords.capital(words.word("type", type.wire())));
        model.put("partner", visit.place("partner"));
        model.put("request", visit.place("request"));
        model.put("since", words.cell("since", false, row.path("since")));
        model.put("due", words.cell("dueBy", false, row.path("dueBy")));
        model.put("late", row.has("late"));
        model.put("why", why);
        model.put("wrong", wrong);
        model.put("personal", visit.may(Role.OPERATOR));
        model.put("fields", visit.may(Role.OPERATOR) ? fields(row.path("data"), type, words) : List.of());
        model.put("decides", visit.may(Role.OPERATOR) && row.path("answers").size() > 0);
        model.put("national", row.path("answers").isEmpty());
        model.put("act", UUID.randomUUID().toString());
        model.put("otheract", UUID.randomUUID().toString());
        model.put("reason", visit.field("reason"));
        model.put("address", visit.path());
        return Answer.page(status, "pending", model);
    }

    private Optional<ObjectNode> waiting(Visit visit) {
        Map<String, String> which = Map.of("partner", visit.place("partner"), "request", visit.place("request"));
        return reads.page("pending", new Query(which, Optional.empty(), 1)).rows().stream()
                .findFirst();
    }

    private static List<Map<String, Object>> fields(JsonNode data, RequestType type, PageWords words) {
        List<Map<String, Object>> fields = new ArrayList<>();
        data.properties().forEach(field -> {
            String value = words.cell(field.getKey(), true, field.getValue());
            if (!value.isEmpty()) {
                String title = FieldTitles.of(type)
                        .of(field.getKey())
                        .map(words::of)
                        .orElseGet(() -> words.field(field.getKey()));
                fields.add(Map.of("title", title, "value", value));
            }
        });
        return fields;
    }

    private static String said(JsonNode reason, Visit visit) {
        String language = visit.words().language().wire();
        return reason.path("message").path(language).asText(reason.path("code").asText());
    }

    /** What was decided already, as by a second click, is shown as it was. */
    @Override
    public Answer act(Visit visit) {
        if (!visit.may(Role.OPERATOR)) {
            throw new NoPage();
        }
        boolean yes = visit.field("answer").equals("yes");
        String act = visit.field("act");
        if (!act.matches("[0-9a-f-]{36}")) {
            throw new NoPage();
        }
        ObjectNode data = Json.object()
                .put("request", visit.place("partner") + "/" + visit.place("request"))
                .put("answer", yes ? "yes" : "no");
        if (visit.field("anyway").equals("true")) {
            data.put("anyway", true);
        }
        StaffAnswer answer = hand.perform(
                RequestType.STAFF_DECIDE,
                new StaffCall(
                        Optional.of(act),
                        data,
                        visit.staff(visit.field("reason").strip())));
        List<String> reasons = new ArrayList<>();
        answer.reasons().forEach(reason -> reasons.add(said(reason, visit)));
        if (!answer.isDone() && waiting(visit).isPresent()) {
            return page(422, visit, reasons);
        }
        answer.outcome().path("reasons").forEach(reason -> reasons.add(said(reason, visit)));
        String status = answer.outcome().path("status").asText();
        return Answer.page(
                "pending-done",
                Map.of(
                        "status",
                        status.isEmpty() ? "" : PageWords.capital(visit.words().word("status", status)),
                        "accepted",
                        status.equals("accepted"),
                        "partner",
                        visit.place("partner"),
                        "reasons",
                        reasons));
    }
}
