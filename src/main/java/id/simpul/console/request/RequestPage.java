package id.simpul.console.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.History;
import id.simpul.console.frame.Links;
import id.simpul.console.frame.ListPage;
import id.simpul.console.frame.Neighbours;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Visit;
import id.simpul.console.session.Role;
import id.simpul.feature.Query;
import id.simpul.ledger.Events;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One request of a partner: what was answered, how long it waited and was worked on, and what came of it. */
public final class RequestPage implements Page {
    private static final int EVENTS = 200;

    private final Reads reads;
    private final Neighbours neighbours;

    /**
     * @param from the list that leads here
     */
    public RequestPage(Reads reads, ListPage from) {
        this.reads = reads;
        neighbours = new Neighbours(from);
    }

    /** Where a request of a list leads; what left nothing but its answer has no page. */
    public static Optional<String> path(ObjectNode row) {
        return Optional.of(row)
                .filter(one -> one.has("received") && one.has("request"))
                .map(one -> "/requests/" + Links.escaped(one.path("partner").asText()) + "/"
                        + Links.escaped(one.path("request").asText()));
    }

    @Override
    public String address() {
        return "/requests/:partner/:request";
    }

    @Override
    public Answer show(Visit visit) {
        String partner = visit.place("partner");
        String number = visit.place("request");
        if (!PartnerId.isValid(partner)) {
            throw new NoPage();
        }
        ObjectNode request = reads
                .page("request.show", new Query(Map.of("partner", partner, "request", number), Optional.empty(), 1))
                .rows()
                .stream()
                .findFirst()
                .orElseThrow(NoPage::new);
        PageWords words = visit.words();
        JsonNode reply = Json.parse(request.path("reply").asText()).path("data");
        String status = request.path("status").asText();
        Map<String, Object> model = new HashMap<>();
        model.put(
                "title",
                PageWords.capital(words.word("type", request.path("type").asText())));
        model.put("up", neighbours.up(visit));
        model.put("neighbours", neighbours.of(visit));
        model.put("number", number);
        model.put("partner", partner);
        model.put("partnerPage", "/partners/" + Links.escaped(partner));
        model.put("status", PageWords.capital(words.word("status", status)));
        model.put("tag", tag(status));
        model.put("waits", status.equals("pending"));
        model.put("steps", steps(request, words));
        model.put("reasons", reasons(reply, words));
        model.put("lines", lines(reply, words));
        model.put("events", events(request, visit));
        return Answer.page("request", model);
    }

    private static String tag(String status) {
        return switch (status) {
            case "accepted" -> "ok";
            case "pending" -> "wait";
            default -> "bad";
        };
    }

    /** When it came, waited, was decided and answered, each with how long that took. */
    private static List<Map<String, Object>> steps(ObjectNode request, PageWords words) {
        List<Map<String, Object>> steps = new ArrayList<>();
        Optional<Instant> happened = time(request, "happened");
        Optional<Instant> received = time(request, "received");
        Optional<Instant> since = time(request, "waitedSince");
        Optional<Instant> decided = time(request, "decided");
        Optional<Instant> answered = time(request, "answered");
        happened.ifPresent(at -> steps.add(step("happened", at, "", words)));
        received.ifPresent(at -> steps.add(step("received", at, took(happened, received, "late", words), words)));
        since.ifPresent(at -> steps.add(step("waits", at, "", words)));
        decided.ifPresent(at -> steps.add(step("decided", at, took(since, decided, "waited", words), words)));
        if (decided.isEmpty()) {
            answered.ifPresent(at -> steps.add(step("answered", at, took(received, answered, "worked", words), words)));
        }
        return steps;
    }

    private static Map<String, Object> step(String step, Instant at, String more, PageWords words) {
        return Map.of("title", words.get("request.step." + step), "at", words.time(at), "more", more);
    }

    private static String took(Optional<Instant> from, Optional<Instant> to, String how, PageWords words) {
        return from.filter(begin -> to.isPresent())
                .map(begin -> Duration.between(begin, to.orElseThrow()))
                .filter(took -> !took.isNegative() && took.toMillis() > 0)
                .map(took -> words.get("request.took." + how, Spans.said(took, words)))
                .orElse("");
    }

    private static Optional<Instant> time(ObjectNode request, String field) {
        return Optional.ofNullable(request.path(field).textValue()).map(Instant::parse);
    }

    private static List<String> reasons(JsonNode reply, PageWords words) {
        List<String> reasons = new ArrayList<>();
        reply.path("reasons")
                .forEach(reason -> reasons.add(
                        reason.path("message").path(words.language().wire()).asText()));
        return reasons;
    }

    private static List<Map<String, Object>> lines(JsonNode reply, PageWords words) {
        List<Map<String, Object>> lines = new ArrayList<>();
        reply.path("outcome").properties().forEach(field -> {
            String value = words.cell(field.getKey(), true, field.getValue());
            if (!value.isEmpty()) {
                lines.add(Map.of("title", words.field(field.getKey()), "value", value));
            }
        });
        return lines;
    }

    private List<Map<String, Object>> events(ObjectNode request, Visit visit) {
        PartnerId sender = new PartnerId(request.path("partner").asText());
        String number = request.path("request").asText();
        return reads.read(db -> Events.ofRequest(db, sender, number, 0, EVENTS)).stream()
                .map(event -> told(event, visit))
                .toList();
    }

    /** What was said by telephone, on paper or by WhatsApp is told with who said it, to those who may read of persons. */
    private static Map<String, Object> told(Events.Recorded recorded, Visit visit) {
        PageWords words = visit.words();
        Map<String, Object> told = new HashMap<>(History.line(recorded, words));
        JsonNode detail = recorded.event().detail();
        if (recorded.event().step().equals("entered")) {
            String via = words.word("via", detail.path("via").asText());
            told.put(
                    "what",
                    visit.may(Role.OPERATOR)
                            ? words.get("request.entered", detail.path("saidBy").asText(), via)
                            : words.get("request.entered.unnamed", via));
        }
        return told;
    }
}
