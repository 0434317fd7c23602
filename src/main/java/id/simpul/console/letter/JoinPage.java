package id.simpul.console.letter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Access;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Visit;
import id.simpul.delivery.link.Applications;
import id.simpul.ledger.Code;
import id.simpul.ledger.Json;
import id.simpul.ledger.Reason;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A form for whoever is no partner yet. Whatever is known of who asks, the answer is the same: a mail goes to the address that was
 * given, and nothing happens before its reader says so.
 */
final class JoinPage implements Page {
    /** A field that people do not see, and programs fill in. */
    private static final String TRAP = "website";

    private final JoinParts parts;
    private final Wish wish;

    JoinPage(JoinParts parts, Wish wish) {
        this.parts = parts;
        this.wish = wish;
    }

    @Override
    public String address() {
        return "/" + wish.name();
    }

    @Override
    public Access access() {
        return Access.LETTER;
    }

    @Override
    public boolean acts() {
        return true;
    }

    @Override
    public Answer show(Visit visit) {
        return form(200, visit, List.of());
    }

    private Answer form(int status, Visit visit, List<String> wrong) {
        PageWords words = visit.words();
        Map<String, String> values = new HashMap<>();
        visit.form().keySet().forEach(field -> values.put(field, visit.field(field)));
        Map<String, Object> model =
                Opened.model(visit, words, parts.letters().sender().get());
        model.put("title", words.get("letter." + wish.name() + ".title"));
        model.put("say", words.get("letter." + wish.name() + ".say"));
        model.put("button", words.get("letter." + wish.name() + ".button"));
        model.put("wrong", wrong);
        model.put("clause", wish.agrees() ? LetterPages.clause(parts.letters(), words) : List.of());
        model.put("own", wish.own(values, words));
        model.put("fields", wish.form().fields(values, words));
        return Answer.page(status, "letter-join", model);
    }

    @Override
    public Answer act(Visit visit) {
        if (!visit.field(TRAP).isBlank()) {
            return asked(visit);
        }
        ObjectNode data = wish.data(visit);
        List<String> wrong = wrong(data, visit);
        if (!wrong.isEmpty()) {
            return form(422, visit, wrong);
        }
        Policy.Mail limits = parts.letters().policy().get().mail();
        Optional<Applications.Made> made = parts.letters()
                .reads()
                .read(db -> Applications.make(
                        db,
                        data,
                        visit.caller().address(),
                        new Applications.Limits(limits.applicationsPerHour(), limits.applicationsPerDay()),
                        parts.letters().clock().instant()));
        if (made.isEmpty()) {
            return AddressLink.page(parts.letters(), visit, 429, "many", "").with("Retry-After", "3600");
        }
        parts.asks().accept(made.get());
        return asked(visit);
    }

    private Answer asked(Visit visit) {
        return AddressLink.page(parts.letters(), visit, 200, "asked", "");
    }

    private List<String> wrong(ObjectNode data, Visit visit) {
        List<Reason> problems = new ArrayList<>(
                wish.agrees(data)
                        ? List.of()
                        : List.of(Reason.of(Code.CLAUSE_NOT_ACCEPTED, "/data/acceptsReplacement")));
        JsonNode first = data.path("first");
        String id = data.path("id").asText();
        problems.addAll(parts.letters()
                .door()
                .against(
                        PartnerId.isValid(id) ? new PartnerId(id) : new PartnerId("baru"),
                        wish.kind(data),
                        RequestType.ofWire(first.path("type").asText()).orElseThrow(),
                        (ObjectNode) first.path("data")));
        if (problems.isEmpty()) {
            problems.addAll(parts.hand().against(RequestType.STAFF_JOIN, withoutFirst(data)));
        }
        List<JsonNode> told = new ArrayList<>();
        problems.forEach(problem -> told.add(Json.node(problem.told())));
        return LetterReasons.of(told, visit.words());
    }

    static ObjectNode withoutFirst(ObjectNode data) {
        ObjectNode bare = data.deepCopy();
        bare.remove("first");
        return bare;
    }
}
