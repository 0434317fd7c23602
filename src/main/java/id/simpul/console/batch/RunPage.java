package id.simpul.console.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Hand;
import id.simpul.console.frame.Links;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Said;
import id.simpul.console.frame.Visit;
import id.simpul.console.paper.PaperLinks;
import id.simpul.console.session.Role;
import id.simpul.feature.Query;
import id.simpul.intake.StaffAnswer;
import id.simpul.intake.StaffCall;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One trip, stop by stop: what to bring, what to fetch, whom to ask for; and that it has left. */
public final class RunPage implements Page {
    private static final int STOPS = 200;
    private static final Set<String> TO_GO = Set.of("announced", "packed");

    private final Reads reads;
    private final Hand hand;

    public RunPage(Reads reads, Hand hand) {
        this.reads = reads;
        this.hand = hand;
    }

    @Override
    public String address() {
        return "/runs/:quarter/:run";
    }

    @Override
    public boolean acts() {
        return true;
    }

    @Override
    public Answer show(Visit visit) {
        return page(200, visit, Map.of());
    }

    /** All that can go have left; each batch is an act of its own, whose name comes from the form's, so that twice is once. */
    @Override
    public Answer act(Visit visit) {
        if (!visit.may(Role.OPERATOR) || !visit.field("act").matches("[0-9a-f-]{36}")) {
            throw new NoPage();
        }
        Map<String, List<String>> refused = new HashMap<>();
        for (ObjectNode stop : stops(visit)) {
            String batch = stop.path("batch").asText();
            if (TO_GO.contains(stop.path("state").asText())) {
                String id = UUID.nameUUIDFromBytes((visit.field("act") + " " + batch).getBytes(UTF_8))
                        .toString();
                StaffAnswer answer = hand.perform(
                        RequestType.STAFF_DISPATCH,
                        new StaffCall(Optional.of(id), Json.object().put("batch", batch), visit.staff("")));
                if (!answer.isDone()) {
                    refused.put(batch, Said.reasons(answer.reasons(), visit));
                }
            }
        }
        return refused.isEmpty() ? Answer.goTo(visit.path() + "?went=1") : page(422, visit, refused);
    }

    private List<ObjectNode> stops(Visit visit) {
        String quarter = visit.place("quarter");
        String run = visit.place("run");
        if (!Quarter.isValid(quarter) || !run.matches("[0-9]{1,6}")) {
            throw new NoPage();
        }
        List<ObjectNode> stops = reads.page(
                        "run.stops", new Query(Map.of("quarter", quarter, "run", run), Optional.empty(), STOPS))
                .rows();
        return stops;
    }

    /** The schools of the trip that give back and get nothing. */
    private List<ObjectNode> collections(Visit visit) {
        return reads.page(
                        "run.collections",
                        new Query(
                                Map.of("quarter", visit.place("quarter"), "run", visit.place("run")),
                                Optional.empty(),
                                STOPS))
                .rows();
    }

    private Answer page(int status, Visit visit, Map<String, List<String>> refused) {
        List<ObjectNode> stops = stops(visit);
        List<ObjectNode> collections = collections(visit);
        if (stops.isEmpty() && collections.isEmpty()) {
            throw new NoPage();
        }
        PageWords words = visit.words();
        List<Map<String, Object>> shown = new ArrayList<>();
        stops.forEach(stop -> shown.add(stop(stop, refused, visit)));
        Map<String, Object> model = new HashMap<>();
        model.put("title", words.get("run.title", visit.place("run"), BatchPage.quarter(first(visit), words)));
        model.put("day", words.longDay(day(stops, collections)));
        model.put("neighbours", neighbours(visit, day(stops, collections)));
        model.put("stops", shown);
        model.put("bring", sum(stops, "bring"));
        model.put("fetch", sum(stops, "fetch") + sum(collections, "fetch"));
        model.put(
                "collections",
                collections.stream().map(one -> collection(one, visit)).toList());
        model.put(
                "togo",
                visit.may(Role.OPERATOR)
                        ? stops.stream()
                                .filter(stop ->
                                        TO_GO.contains(stop.path("state").asText()))
                                .count()
                        : 0L);
        model.put(
                "unpacked",
                stops.stream()
                        .filter(stop -> stop.path("state").asText().equals("announced"))
                        .count());
        model.put("refused", refused.size());
        model.put("went", visit.asked("went").isPresent());
        model.put(
                "papers",
                PaperLinks.shownTo(visit)
                        .with("delivery-sheet", "quarter", visit.place("quarter"), "run", visit.place("run"))
                        .all());
        model.put("action", visit.path());
        model.put("act", UUID.randomUUID().toString());
        return Answer.page(status, "run", model);
    }

    private static Map<String, Object> collection(ObjectNode one, Visit visit) {
        boolean person = visit.may(Role.OPERATOR);
        return Map.of(
                "href",
                "/partners/" + Links.escaped(one.path("school").asText()),
                "name",
                one.path("name").asText(),
                "fetch",
                one.path("fetch").asInt(),
                "contact",
                person ? one.path("contact").asText() : "",
                "phone",
                person ? one.path("phone").asText() : "",
                "where",
                person ? one.path("address").asText() : "");
    }

    private static LocalDate day(List<ObjectNode> stops, List<ObjectNode> collections) {
        return stops.isEmpty() ? BatchPage.day(collections.get(0), "day") : BatchPage.day(stops.get(0), "deliverOn");
    }

    /** The trips before and after it, in the order of their days, in its quarter. */
    private Map<String, String> neighbours(Visit visit, LocalDate day) {
        String here = String.format("%s/%06d %s", visit.place("quarter"), Integer.parseInt(visit.place("run")), day);
        return Map.of("before", neighbour("-day", here, visit), "after", neighbour("day", here, visit));
    }

    private String neighbour(String way, String here, Visit visit) {
        return reads
                .page(
                        "run.list",
                        new Query(Map.of("quarter", visit.place("quarter")), Optional.of(here), 1, Optional.of(way)))
                .rows()
                .stream()
                .findFirst()
                .map(RunsPage::path)
                .orElse("");
    }

    private static ObjectNode first(Visit visit) {
        return Json.object().put("quarter", visit.place("quarter"));
    }

    private static int sum(List<ObjectNode> stops, String key) {
        return stops.stream().mapToInt(stop -> stop.path(key).asInt()).sum();
    }

    private static Map<String, Object> stop(ObjectNode stop, Map<String, List<String>> refused, Visit visit) {
        String batch = stop.path("batch").asText();
        String state = stop.path("state").asText();
        boolean person = visit.may(Role.OPERATOR);
        Map<String, Object> shown = new HashMap<>();
        shown.put("href", "/batches/" + Links.escaped(batch));
        shown.put("name", stop.path("name").asText());
        shown.put("bring", stop.path("bring").asInt());
        shown.put("fetch", stop.path("fetch").asInt());
        shown.put(
                "fetched",
                stop.has("fetched")
                        ? "/batches/" + Links.escaped(stop.path("fetched").asText())
                        : "");
        shown.put("contact", person ? stop.path("contact").asText() : "");
        shown.put("phone", person ? stop.path("phone").asText() : "");
        shown.put("where", person ? stop.path("address").asText() : "");
        shown.put("state", PageWords.capital(visit.words().word("state", state)));
        shown.put(
                "tag",
                TO_GO.contains(state) ? "wait" : Set.of("planned", "dispatched").contains(state) ? "info" : "ok");
        shown.put(
                "received",
                person && state.equals("dispatched") ? "/batches/" + Links.escaped(batch) + "/received" : "");
        shown.put("refused", refused.getOrDefault(batch, List.of()));
        return shown;
    }
}
