package id.simpul.history;

import static id.simpul.history.Schools.text;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.ledger.Json;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** What the batches of a period came to, by what really left and what the history says, as known at a moment. */
final class CountedBatches {
    private final House house;
    private final Books books;
    private final Deeds deeds;
    private final LocalDate from;
    private final LocalDate to;
    private final Map<String, List<Map<String, Object>>> events;

    /**
     * @param asOf an SQL expression: what was recorded later does not count
     */
    CountedBatches(House house, Books books, Deeds deeds, LocalDate from, LocalDate to, String asOf) {
        this.house = house;
        this.books = books;
        this.deeds = deeds;
        this.from = from;
        this.to = to;
        this.events = house
                .rows(
                        "select subject, step, detail, (at at time zone 'Asia/Jakarta')::date::text as day from events where at <= "
                                + asOf + " order by seq")
                .stream()
                .collect(Collectors.groupingBy(row -> text(row, "subject")));
    }

    private boolean isIn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    private List<Map<String, Object>> events(String subject) {
        return events.getOrDefault(subject, List.of());
    }

    private boolean has(String subject, String step) {
        return events(subject).stream().anyMatch(one -> text(one, "step").equals(step));
    }

    private Optional<String> cancelledBecause(String batch) {
        return events(batch).stream()
                .filter(one -> text(one, "step").equals("cancelled"))
                .map(one -> detail(one).path("because").asText())
                .reduce((one, later) -> later);
    }

    private static JsonNode detail(Map<String, Object> event) {
        return Json.parse(text(event, "detail"));
    }

    void count(BiConsumer<String, Counts> to) {
        house.rows("select id, school, deliver_on::text as deliver_on, due_on::text as due_on from batches order by id")
                .forEach(batch -> to.accept(books.now(text(batch, "school")), of(batch)));
        repeated()
                .forEach((batch, times) ->
                        to.accept(books.now(deeds.sent(batch).orElseThrow().school()), counts("repeated", times)));
        house.rows(
                        "select id, school, batch, barcode, state, how, opened_on::text as opened_on, due_on::text as due_on,"
                                + " settled_on::text as settled_on from obligations order by id")
                .forEach(one -> to.accept(books.now(text(one, "school")), owed(one)));
    }

    private static Counts counts(String what, long number) {
        Counts counts = new Counts();
        counts.add(what, number);
        return counts;
    }

    private Counts of(Map<String, Object> batch) {
        Counts counts = new Counts();
        String id = text(batch, "id");
        Optional<Deeds.Sent> sent = deeds.sent(id);
        LocalDate deliverOn = LocalDate.parse(text(batch, "deliver_on"));
        LocalDate dueOn = LocalDate.parse(text(batch, "due_on"));
        boolean punctual = sent.filter(one -> !one.on().isAfter(deliverOn)).isPresent();
        if (isIn(deliverOn) && (punctual || wasToCome(id))) {
            counts.add("expected", 1);
            counts.add("punctual", punctual ? 1 : 0);
        }
        sent.filter(one -> isIn(one.on())).ifPresent(one -> {
            counts.add("batches", 1);
            counts.add("places", one.places());
            counts.add("items", one.barcodes().size());
        });
        if (isIn(dueOn) && sent.filter(one -> !one.on().isAfter(to)).isPresent()) {
            counts.add("due", 1);
            counts.add("returned", isBackBy(id, dueOn) ? 1 : 0);
            counts.add("dueBack", sent.orElseThrow().barcodes().size());
            counts.add("lost", lost(id));
        }
        return counts;
    }

    /** It was the library's to bring: the school had not left, and nothing that the school owed held it back to the end. */
    private boolean wasToCome(String batch) {
        Optional<String> because = cancelledBecause(batch);
        return because.filter(why -> why.equals("withdrawn") || why.equals("held-back"))
                        .isEmpty()
                && (!has(batch, "held-back")
                        || because.filter(why -> why.equals("not-delivered")).isPresent());
    }

    /** As its history goes: what is said is believed until staff look, and what staff close is settled until they open it again. */
    private boolean isBackBy(String batch, LocalDate dueOn) {
        boolean onTime = false;
        boolean closed = false;
        for (Map<String, Object> event : events(batch)) {
            JsonNode detail = detail(event);
            LocalDate day = LocalDate.parse(detail.path("on").asText(text(event, "day")));
            switch (text(event, "step")) {
                case "returned" -> onTime = closed ? onTime : onTime || !day.isAfter(dueOn);
                case "closed" -> {
                    onTime = !day.isAfter(dueOn);
                    closed = true;
                }
                case "reopened" -> {
                    onTime = false;
                    closed = false;
                }
                case "checked-in" ->
                    onTime = onTime && (closed || detail.path("out").asInt() == 0);
                default -> {}
            }
        }
        return onTime;
    }

    private long lost(String batch) {
        return house
                .rows("select id, how, settled_on::text as settled_on from obligations where batch = ?", batch)
                .stream()
                .filter(one -> has(text(one, "id"), "opened"))
                .filter(one -> !text(one, "how").equals("found")
                        || LocalDate.parse(text(one, "settled_on")).isAfter(to))
                .count();
    }

    private Counts owed(Map<String, Object> obligation) {
        Counts counts = new Counts();
        LocalDate openedOn = LocalDate.parse(text(obligation, "opened_on"));
        Optional<LocalDate> endedOn = Optional.ofNullable(obligation.get("settled_on"))
                .map(Object::toString)
                .map(LocalDate::parse);
        if (has(text(obligation, "id"), "opened") && !openedOn.isAfter(to)) {
            counts.add("obligationsOpened", isIn(openedOn) ? 1 : 0);
            boolean open = endedOn.filter(day -> !day.isAfter(to)).isEmpty();
            boolean over = !LocalDate.parse(text(obligation, "due_on")).isAfter(to);
            counts.add("obligationsOpen", open ? 1 : 0);
            counts.add("obligationsOverdue", open && over ? 1 : 0);
        }
        endedOn.filter(this::isIn)
                .ifPresent(day -> counts.add(
                        text(obligation, "state").equals("waived") ? "obligationsWaived" : "obligationsSettled", 1));
        return counts;
    }

    /** By batch, how many books that left were of a work that the school had had with an earlier one. */
    private Map<String, Long> repeated() {
        Map<String, Set<String>> works = new TreeMap<>();
        house.rows("""
                        select l.batch, l.barcode, coalesce(t.same_as, t.id) as work, i.title as by_now
                          from batch_items l join titles t on t.id = l.title join items i using (barcode)
                         where l.state not in ('planned', 'dropped')""")
                .forEach(row -> works.put(
                        text(row, "batch") + " " + text(row, "barcode"),
                        Set.of(text(row, "work"), "now " + text(row, "by_now"))));
        Map<String, Set<String>> had = new TreeMap<>();
        Map<String, Long> repeated = new TreeMap<>();
        deeds.sent().stream()
                .filter(one -> !one.on().isAfter(to))
                .sorted((one, other) -> (one.on() + one.batch()).compareTo(other.on() + other.batch()))
                .forEach(sent -> {
                    Set<String> before = had.computeIfAbsent(books.now(sent.school()), any -> new HashSet<>());
                    Set<String> known = sent.barcodes().stream()
                            .flatMap(one -> works.get(sent.batch() + " " + one).stream())
                            .map(work -> work.replace("now ", ""))
                            .collect(Collectors.toSet());
                    long times = sent.barcodes().stream()
                            .filter(one -> works.get(sent.batch() + " " + one).stream()
                                    .map(work -> work.replace("now ", ""))
                                    .anyMatch(before::contains))
                            .count();
                    before.addAll(known);
                    if (isIn(sent.on())) {
                        repeated.put(sent.batch(), times);
                    }
                });
        return repeated;
    }
}
