package id.simpul.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.broker.Acceptor;
import id.simpul.client.Doors;
import id.simpul.client.Protocol;
import id.simpul.demo.Programme.Message;
import id.simpul.hub.Hub;
import id.simpul.ledger.Json;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Plays the programme of record on a running hub whose clock can be set. */
public final class Demonstration {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final Duration LAST_DELIVERIES = Duration.ofSeconds(20);
    private static final int CHUNK = 500;

    private final Hub hub;
    private final PrintWriter out;
    private final Programme programme = Seeds.programme();
    private final ZoneId zone;
    private final StaffDesk staff;
    private final long began = System.nanoTime();

    public Demonstration(Hub hub, PrintWriter out) {
        this.hub = hub;
        this.out = out;
        this.zone = hub.clock().getZone();
        this.staff = new StaffDesk(hub.acts());
    }

    /** When the hub's clock must start for this demonstration. */
    public static Instant begins(ZoneId zone) {
        return Seeds.cooperation().begins().atTime(8, 0).atZone(zone).toInstant();
    }

    /** The tables at the end count what was told in five years; a library keeps less of that (retention). */
    private void keepForTheEnd() {
        ArrayNode changes = Json.object().putArray("changes");
        for (String kind : List.of("deliveries", "notices", "answers", "mails", "texts")) {
            changes.addObject().put("field", "retention." + kind + "-days").put("value", "3650");
        }
        ObjectNode change = Json.object()
                .put(
                        "effective",
                        LocalDate.ofInstant(hub.clock().instant(), zone).toString());
        change.set("changes", changes);
        staff.act("policy.set", change);
    }

    /**
     * Plays it, telling how it goes, and ends with a table.
     *
     * @throws DemoStopped if something does not go as the programme says
     */
    public List<Results.Row> play() {
        try (Cast cast = new Cast(doors(), hub, staff)) {
            keepForTheEnd();
            List<SeedPartner> partners = Seeds.partners();
            cast.join(partners);
            say(joined(partners));
            say(catalogue(cast.system("library")) + " books are catalogued");
            Diary diary = new Diary();
            new RotationStory(programme, diary, cast, staff).begin();
            new CooperationStory(Seeds.cooperation(), diary, cast, staff).begin();
            programme.messages().forEach(message -> diary.on(message.on(), 11, () -> send(cast, message)));
            programme.exchanges().forEach((quarter, day) -> diary.on(day, 16, () -> tell(quarter, day)));
            programme
                    .told()
                    .forEach((day, sentence) -> diary.on(day, 17, () -> say(DAY.format(day) + ", " + sentence)));
            partners.stream().filter(SeedPartner::joins).forEach(one -> {
                LocalDate day = programme.enrolments().get(one.id());
                diary.on(
                        day,
                        17,
                        () -> say(DAY.format(day) + ", " + one.name() + " came by the form and is taken in as "
                                + one.id()));
            });
            diary.live(this::advance);
            advance(programme.ends().atTime(8, 0));
        }
        awaitDeliveries();
        List<Results.Row> rows = Results.count(hub.stores().database(), zone);
        out.println();
        Results.print(rows, out);
        out.println();
        Results.printStates(Results.states(hub.stores().database()), out);
        out.println();
        FormResults.print(FormResults.count(hub.stores().database()), out);
        return rows;
    }

    private static String joined(List<SeedPartner> partners) {
        List<SeedPartner> there = partners.stream().filter(one -> !one.joins()).toList();
        long byMail = there.stream().filter(one -> !one.hasSystem()).count();
        return there.size() + " partners have joined, " + byMail + " of them without a system";
    }

    private Doors doors() {
        int amqp = hub.messaging()
                .port(Acceptor.AMQP)
                .orElseThrow(() -> new DemoStopped("The demo sends over AMQP; set SIMPUL_AMQP_PORT to a port."));
        return new Doors("127.0.0.1", Map.of(Protocol.AMQP, amqp, Protocol.HTTP, hub.httpPort()), Optional.empty());
    }

    private int catalogue(PartnerSystem library) {
        List<ObjectNode> items = Seeds.collection();
        for (int from = 0; from < items.size(); from += CHUNK) {
            library.askAll(
                    "catalogue.item",
                    new ArrayList<>(items.subList(from, Math.min(items.size(), from + CHUNK))),
                    "accepted");
        }
        return items.size();
    }

    private void send(Cast cast, Message message) {
        PartnerSystem system = cast.system(message.from());
        system.ask(message.type(), message.data(), message.staffAgree() ? "pending" : "accepted");
        if (message.staffAgree()) {
            staff.agreeTo(message.from(), system.lastRequest());
        }
    }

    /** The clock runs on by itself, so it may be a little later already. */
    private void advance(LocalDateTime to) {
        Instant instant = to.atZone(zone).toInstant();
        if (instant.isAfter(hub.clock().instant())) {
            staff.act("clock.set", Json.object().put("instant", instant.toString()));
        }
    }

    private void tell(String quarter, LocalDate day) {
        Results.count(hub.stores().database(), zone).stream()
                .filter(row -> row.quarter().equals(quarter))
                .forEach(row -> say(DAY.format(day) + ", exchange " + quarter + ": " + row.batches() + " batches with "
                        + row.items() + " books are on their way"));
    }

    private void awaitDeliveries() {
        long end = System.nanoTime() + LAST_DELIVERIES.toNanos();
        while (Results.waiting(hub.stores().database()) > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private void say(String sentence) {
        out.printf(Locale.ROOT, "%5.1f s  %s%n", (System.nanoTime() - began) / 1e9, sentence);
        out.flush();
    }
}
