package id.simpul.console.attention;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.attention.Retries.Retry;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.FormPage;
import id.simpul.console.frame.Hand;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Visit;
import id.simpul.feature.Query;
import id.simpul.intake.StaffAnswer;
import id.simpul.intake.StaffCall;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing done upon a group of failed messages: tried again, one or all, held, or closed. Which messages is fixed when it is looked
 * over, so that what fails meanwhile is not done unseen; and a second click is the same act.
 */
public final class GroupActPage implements FormPage {
    /** So many at a time; of a larger group the next ones after it. */
    private static final int MOST = 1000;
    /** As many as one act takes. */
    private static final int AN_ACT = 200;

    private static final Map<String, RequestType> VERBS = Map.of(
            "one", RequestType.STAFF_FAILURE_RETRY,
            "retry", RequestType.STAFF_FAILURE_RETRY,
            "hold", RequestType.STAFF_FAILURE_HOLD,
            "close", RequestType.STAFF_FAILURE_DISCARD);

    private final Reads reads;
    private final Hand hand;
    private final Clock clock;

    public GroupActPage(Reads reads, Hand hand, Clock clock) {
        this.reads = reads;
        this.hand = hand;
        this.clock = clock;
    }

    @Override
    public String address() {
        return "/attention/:group/:verb";
    }

    private static RequestType type(Visit visit) {
        return Optional.ofNullable(VERBS.get(visit.place("verb"))).orElseThrow(NoPage::new);
    }

    @Override
    public Answer show(Visit visit) {
        type(visit);
        String group = visit.place("group");
        List<ObjectNode> open =
                visit.asked("failure").map(failure -> alone(group, failure)).orElseGet(() -> open(group, visit));
        if (open.isEmpty()) {
            return Answer.goTo("/attention");
        }
        List<String> ids =
                open.stream().map(row -> row.path("failure").asText()).toList();
        return form(200, visit, ids, open, List.of());
    }

    /** The first of them that are open, however many before them are held. */
    private List<ObjectNode> open(String group, Visit visit) {
        int most = visit.place("verb").equals("one") ? 1 : MOST;
        Map<String, String> which = Map.of("group", group, "open", "true");
        return reads.page("failures", new Query(which, Optional.empty(), most)).rows();
    }

    /** One message of the group, which may be held. */
    private List<ObjectNode> alone(String group, String failure) {
        return reads.rows("failures", "failures", failure, 1).stream()
                .filter(row -> row.path("group").asText().equals(group))
                .filter(row ->
                        List.of("open", "held").contains(row.path("state").asText()))
                .toList();
    }

    private Answer form(int status, Visit visit, List<String> ids, List<ObjectNode> rows, List<String> wrong) {
        String verb = visit.place("verb");
        Map<String, Object> model = new HashMap<>();
        model.put("verb", verb);
        model.put("title", visit.words().get("attention." + verb + ".title", ids.size()));
        model.put("note", visit.words().get("attention." + verb + ".note"));
        model.put("button", visit.words().get("attention." + verb + ".button", ids.size()));
        model.put("address", visit.path());
        model.put("failures", String.join(" ", ids));
        model.put("act", UUID.randomUUID().toString());
        model.put("reason", visit.field("reason"));
        model.put("needs", verb.equals("hold") || verb.equals("close"));
        model.put("wrong", wrong);
        model.put("partners", partners(rows));
        model.put("newest", rows.isEmpty() ? "" : newest(rows, visit));
        model.put("cut", ids.size() == MOST);
        return Answer.page(status, "attention-act", model);
    }

    private static String partners(List<ObjectNode> rows) {
        List<String> names = rows.stream()
                .map(row -> row.path("partner").asText())
                .distinct()
                .toList();
        return String.join(", ", names.subList(0, Math.min(10, names.size()))) + (names.size() > 10 ? ", …" : "");
    }

    private static String newest(List<ObjectNode> rows, Visit visit) {
        return visit.words().cell("last", false, rows.get(rows.size() - 1).path("last"));
    }

    @Override
    public Answer act(Visit visit) {
        RequestType type = type(visit);
        List<String> ids = Arrays.stream(visit.field("failures").split(" "))
                .filter(id -> id.matches("[A-Za-z0-9_-]{1,80}"))
                .limit(MOST)
                .toList();
        String act = visit.field("act");
        if (ids.isEmpty() || !act.matches("[0-9a-f-]{36}")) {
            return Answer.goTo("/attention");
        }
        List<String> wrong = new ArrayList<>();
        int done = 0;
        for (int from = 0; from < ids.size(); from += AN_ACT) {
            StaffAnswer answer =
                    perform(type, visit, act, from, ids.subList(from, Math.min(ids.size(), from + AN_ACT)));
            done += answer.outcome().path("messages").asInt();
            if (!answer.isDone()) {
                answer.reasons().forEach(reason -> wrong.add(said(reason, visit)));
            }
        }
        if (done == 0) {
            return form(
                    422,
                    visit,
                    ids,
                    List.of(),
                    wrong.stream().distinct().limit(5).toList());
        }
        if (type != RequestType.STAFF_FAILURE_RETRY) {
            return Answer.goTo("/attention");
        }
        Retry retry = new Retry(act, visit.user().shown(), clock.instant(), ids);
        reads.read(db -> {
            Retries.note(db, retry);
            return true;
        });
        return Answer.goTo("/retries/" + act);
    }

    private static String said(com.fasterxml.jackson.databind.JsonNode reason, Visit visit) {
        return reason.path("message").path(visit.words().language().wire()).asText();
    }

    /** Of many messages several acts, each with an id made from that of the form. */
    private StaffAnswer perform(RequestType type, Visit visit, String act, int from, List<String> ids) {
        ObjectNode data = Json.object();
        ArrayNode failures = data.putArray("failures");
        ids.forEach(failures::add);
        String id = from == 0
                ? act
                : UUID.nameUUIDFromBytes((act + " " + from).getBytes(StandardCharsets.UTF_8))
                        .toString();
        return hand.perform(
                type,
                new StaffCall(
                        Optional.of(id), data, visit.staff(visit.field("reason").strip())));
    }
}
