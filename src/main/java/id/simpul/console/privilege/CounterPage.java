package id.simpul.console.privilege;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Hand;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Visit;
import id.simpul.console.session.Role;
import id.simpul.intake.StaffAnswer;
import id.simpul.intake.StaffCall;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The counter's question, answered in one look: may this person borrow? By the number that the partner gave; by name, and with
 * names, only for who may, and each such look is an act that is recorded. What is asked is posted and stands in no address.
 */
public final class CounterPage implements Page {
    private static final int MOST = 20;

    private final Reads reads;
    private final Hand hand;
    private final Clock clock;

    public CounterPage(Reads reads, Hand hand, Clock clock) {
        this.reads = reads;
        this.hand = hand;
        this.clock = clock;
    }

    @Override
    public String address() {
        return "/privileges";
    }

    @Override
    public boolean acts() {
        return true;
    }

    @Override
    public Answer show(Visit visit) {
        return page(200, visit, "", "", Optional.empty(), List.of());
    }

    @Override
    public Answer act(Visit visit) {
        String ref = visit.field("ref").strip();
        String name = visit.field("name").strip();
        if (visit.field("step").equals("names")) {
            return named(visit, ref, name);
        } else if (ref.isEmpty()) {
            return show(visit);
        }
        List<ObjectNode> found = reads.rows("privilege.list", "ref", ref, MOST);
        return page(200, visit, ref, "", Optional.of(verdicts(found, visit, false)), List.of());
    }

    /** With names: an act of whoever looks. */
    private Answer named(Visit visit, String ref, String name) {
        if (!visit.may(Role.OPERATOR)) {
            throw new NoPage();
        }
        ObjectNode asked =
                ref.isEmpty() ? Json.object().put("name", name) : Json.object().put("ref", ref);
        String id = visit.field("act");
        StaffAnswer answer = hand.perform(
                RequestType.STAFF_PRIVILEGE_LOOK,
                new StaffCall(Optional.of(id).filter(one -> one.matches("[0-9a-f-]{36}")), asked, visit.staff("")));
        if (!answer.isDone()) {
            List<String> wrong = new ArrayList<>();
            answer.reasons()
                    .forEach(reason -> wrong.add(reason.path("message")
                            .path(visit.words().language().wire())
                            .asText()));
            return page(422, visit, ref, name, Optional.empty(), wrong);
        }
        List<JsonNode> persons = new ArrayList<>();
        answer.once().path("persons").forEach(persons::add);
        return page(200, visit, ref, name, Optional.of(verdicts(persons, visit, true)), List.of());
    }

    private List<Map<String, Object>> verdicts(List<? extends JsonNode> found, Visit visit, boolean names) {
        PageWords words = visit.words();
        LocalDate today = LocalDate.ofInstant(clock.instant(), words.zone());
        List<Map<String, Object>> verdicts = new ArrayList<>();
        for (JsonNode one : found) {
            boolean granted = one.path("privilege").asText().equals("borrow");
            boolean toCome = LocalDate.parse(one.path("from").asText()).isAfter(today);
            verdicts.add(Map.of(
                    "granted",
                    granted,
                    "borrows",
                    granted && !toCome,
                    "says",
                    granted ? borrows(one, toCome, words) : words.get("counter.no"),
                    "name",
                    names ? one.path("name").asText() : "",
                    "ref",
                    visit.may(Role.OPERATOR) ? one.path("ref").asText() : "",
                    "partner",
                    one.path("partner").asText(),
                    "because",
                    words.get("counter.because." + one.path("because").asText())));
        }
        return verdicts;
    }

    private static String borrows(JsonNode one, boolean toCome, PageWords words) {
        String until = words.cell("until", false, one.path("until"));
        if (toCome) {
            return words.get("counter.from", words.cell("from", false, one.path("from")), until);
        }
        return until.isEmpty() ? words.get("counter.yes") : words.get("counter.until", until);
    }

    private static Answer page(
            int status,
            Visit visit,
            String ref,
            String name,
            Optional<List<Map<String, Object>>> verdicts,
            List<String> wrong) {
        Map<String, Object> model = new HashMap<>();
        model.put("ref", ref);
        model.put("name", name);
        model.put("asked", verdicts.isPresent());
        model.put("verdicts", verdicts.orElse(List.of()));
        model.put("wrong", wrong);
        model.put("names", visit.may(Role.OPERATOR));
        model.put(
                "hidden",
                verdicts.orElse(List.of()).stream()
                        .anyMatch(one ->
                                one.get("name").equals("") && one.get("granted").equals(true)));
        model.put("id", UUID.randomUUID().toString());
        model.put("again", UUID.randomUUID().toString());
        return Answer.page(status, "counter", model);
    }
}
