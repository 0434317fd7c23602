package id.simpul.console.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.History;
import id.simpul.console.frame.ListPage;
import id.simpul.console.frame.Neighbours;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Visit;
import id.simpul.console.paper.PaperLinks;
import id.simpul.ledger.Events;
import id.simpul.ledger.Spoken;
import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One batch: how far it is on its course, what can be done with it now, its books box by box, and what happened to it. */
public final class BatchPage implements Page {
    private static final int BOOKS = 1000;
    private static final int EVENTS = 200;
    private static final List<String> COURSE = List.of(
            "planned", "announced", "packed", "dispatched", "received", "due", "returned", "checked-in", "closed");

    private static final Set<String> AT_SCHOOL = Set.of("dispatched", "received", "due", "returned-in-part");

    private final Reads reads;
    private final Neighbours neighbours;

    /**
     * @param from the list that leads here
     */
    public BatchPage(Reads reads, ListPage from) {
        this.reads = reads;
        neighbours = new Neighbours(from);
    }

    @Override
    public String address() {
        return "/batches/:batch";
    }

    @Override
    public Answer show(Visit visit) {
        String id = visit.place("batch");
        ObjectNode batch = batch(reads, id);
        PageWords words = visit.words();
        List<ObjectNode> books = reads.rows("batch.items", "batch", id, BOOKS);
        Map<String, Object> model = new HashMap<>();
        model.put("up", neighbours.up(visit));
        model.put("neighbours", neighbours.of(visit));
        model.put("id", id);
        model.put("title", title(batch, words));
        model.put("school", batch.path("name").asText());
        model.put("partner", batch.path("school").asText());
        model.put("lede", lede(batch, words));
        model.put("course", course(batch.path("state").asText(), words));
        model.put("swapped", swapped(books, visit));
        model.put("notes", notes(batch, words));
        model.put("offers", BatchOffers.of(batch, visit));
        model.put("papers", papers(batch, books, visit));
        model.put("facts", facts(batch, words));
        model.put("boxes", boxes(batch, books, visit));
        model.put("damage", damage(books));
        model.put("files", files(id, batch, words));
        model.put("events", History.told(reads.read(db -> Events.latestOfSubject(db, id, EVENTS)), words));
        return Answer.page("batch", model);
    }

    /**
     * The batch as lists tell of it.
     *
     * @throws NoPage if there is none
     */
    public static ObjectNode batch(Reads reads, String id) {
        return reads.rows("batch.list", "batch", id, 1).stream().findFirst().orElseThrow(NoPage::new);
    }

    /** {@code Paket SD Contoh 03, triwulan III 2026}. */
    public static String title(ObjectNode batch, PageWords words) {
        return words.get("batch.title", batch.path("name").asText(), quarter(batch, words));
    }

    static String quarter(ObjectNode row, PageWords words) {
        return Spoken.quarter(Quarter.parse(row.path("quarter").asText()), words.language());
    }

    private static String lede(ObjectNode batch, PageWords words) {
        return words.get(
                "batch.lede",
                words.longDay(day(batch, "deliverOn")),
                words.longDay(day(batch, "dueOn")),
                Spoken.region(batch.path("region").asText()));
    }

    static LocalDate day(ObjectNode row, String key) {
        return LocalDate.parse(row.path(key).asText());
    }

    private static List<Map<String, Object>> course(String state, PageWords words) {
        String now = state.equals("returned-in-part") ? "returned" : state;
        int at = COURSE.indexOf(now);
        List<Map<String, Object>> course = new ArrayList<>();
        for (int i = 0; i < COURSE.size() && at >= 0; i++) {
            course.add(Map.of(
                    "text",
                    PageWords.capital(words.word("state", i == at ? state : COURSE.get(i))),
                    "step",
                    i < at ? "done" : i == at ? "now" : ""));
        }
        return course;
    }

    /** What has just come in the place of another book. */
    private static String swapped(List<ObjectNode> books, Visit visit) {
        return books.stream()
                .filter(book -> visit.asked("swapped")
                        .filter(book.path("barcode").asText()::equals)
                        .isPresent())
                .map(book -> visit.words().get("swap.done", book.path("title").asText()))
                .findFirst()
                .orElse("");
    }

    /** What travels with it; a batch without books needs none. */
    private static List<Map<String, Object>> papers(ObjectNode batch, List<ObjectNode> books, Visit visit) {
        String id = batch.path("batch").asText();
        PaperLinks links = PaperLinks.shownTo(visit);
        if (books.isEmpty() || batch.path("state").asText().equals("cancelled")) {
            return links.all();
        }
        links.with("packing-list", "batch", id).with("labels", "batch", id).with("handover", "batch", id);
        if (AT_SCHOOL.contains(batch.path("state").asText())) {
            links.givenBack(id);
        }
        return links.more("batch", id).all();
    }

    /** What is out of the ordinary. */
    private static List<Map<String, Object>> notes(ObjectNode batch, PageWords words) {
        List<Map<String, Object>> notes = new ArrayList<>();
        if (batch.path("state").asText().equals("cancelled")) {
            notes.add(Map.of("tag", "wait", "text", words.get("batch.cancelled")));
        }
        if (batch.has("unpackSince")) {
            notes.add(Map.of("tag", "wait", "text", words.get("batch.unpack", words.day(day(batch, "unpackSince")))));
        }
        if (batch.path("hold").asText().equals("held")) {
            notes.add(Map.of("tag", "wait", "text", words.get("batch.held")));
        }
        if (batch.path("hold").asText().equals("released")) {
            notes.add(Map.of("tag", "ok", "text", words.get("batch.released")));
        }
        if (batch.path("assumed").asBoolean()) {
            notes.add(Map.of("tag", "wait", "text", words.get("batch.assumed")));
        }
        return notes;
    }

    private static List<Map<String, Object>> facts(ObjectNode batch, PageWords words) {
        List<Map<String, Object>> facts = new ArrayList<>();
        facts.add(fact(
                "batch.books",
                words.get(
                        "batch.books.of",
                        batch.path("books").asInt(),
                        batch.path("places").asInt(),
                        batch.path("boxes").asInt()),
                words));
        facts.add(fact("batch.out", words.number(batch.path("out").asLong()), words));
        if (batch.has("run")) {
            facts.add(fact("batch.run", batch.path("run").asText(), words));
        }
        for (String key : List.of("dispatchedOn", "receivedOn", "returnedOn", "closedOn")) {
            if (batch.has(key)) {
                facts.add(fact("batch." + key, words.longDay(day(batch, key)), words));
            }
        }
        return facts;
    }

    private static Map<String, Object> fact(String title, String value, PageWords words) {
        return Map.of("title", words.get(title), "value", value);
    }

    private static List<Map<String, Object>> boxes(ObjectNode batch, List<ObjectNode> books, Visit visit) {
        boolean swaps = batch.path("state").asText().equals("planned");
        Map<Integer, List<Map<String, Object>>> byBox = new TreeMap<>();
        for (ObjectNode book : books) {
            byBox.computeIfAbsent(book.path("box").asInt(), none -> new ArrayList<>())
                    .add(book(batch, book, swaps, visit));
        }
        List<Map<String, Object>> boxes = new ArrayList<>();
        byBox.forEach((box, shown) -> boxes.add(Map.of("number", box, "books", shown)));
        return boxes;
    }

    private static Map<String, Object> book(ObjectNode batch, ObjectNode book, boolean swaps, Visit visit) {
        PageWords words = visit.words();
        String state = book.path("state").asText();
        boolean damaged = book.path("damaged").asBoolean();
        return Map.of(
                "barcode", book.path("barcode").asText(),
                "title", book.path("title").asText(),
                "level",
                        PageWords.capital(words.get(
                                "shortfall.level." + book.path("level").asText())),
                "state", damaged ? words.get("book.damaged") : words.get("book." + state),
                "tag", damaged ? "bad" : BookColours.of(state),
                "note", book.path("note").asText(),
                "swap", swaps ? BatchOffers.swap(batch, book, visit) : "");
    }

    /** For the school's own system: what came, and once it goes back, what is to be taken out. */
    private static List<Map<String, Object>> files(String id, ObjectNode batch, PageWords words) {
        boolean goesBack = List.of("received", "due", "returned-in-part", "returned", "checked-in", "closed")
                .contains(batch.path("state").asText());
        return ShelfFilePage.FORMATS.stream()
                .filter(format -> goesBack || !format.equals("slims-back"))
                .map(format -> Map.<String, Object>of(
                        "href", "/batches/" + id + "/" + format, "text", words.get("batch.file." + format)))
                .toList();
    }

    private static long damage(List<ObjectNode> books) {
        return books.stream()
                .filter(book -> book.path("damaged").asBoolean()
                        || book.path("state").asText().equals("missing"))
                .count();
    }
}
