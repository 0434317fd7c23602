package id.simpul.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.demo.Programme.Change;
import id.simpul.demo.Programme.Incident;
import id.simpul.demo.Programme.Merger;
import id.simpul.ledger.Json;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What schools and staff do from enrolment to the last book's return, for each school and each of its batches. */
final class RotationStory {
    private static final String ACCEPTED = "accepted";
    private static final String DISPATCH = "staff.dispatch";
    private static final int ANNOUNCED_DAYS_BEFORE = 14;
    private static final int REPLACED_DAYS_AFTER = 24;

    private final Programme programme;
    private final Diary diary;
    private final Cast cast;
    private final StaffDesk staff;
    /** Agreements by school. */
    private final Map<String, String> agreements = new HashMap<>();

    private final Set<String> withdrawn = new HashSet<>();
    /** Schools and quarters that are in the diary already. */
    private final Set<String> expected = new HashSet<>();

    RotationStory(Programme programme, Diary diary, Cast cast, StaffDesk staff) {
        this.programme = programme;
        this.diary = diary;
        this.cast = cast;
        this.staff = staff;
    }

    void begin() {
        programme.enrolments().forEach((school, day) -> diary.on(day, 9, () -> enrol(school)));
        programme.renewals().forEach(renewal -> diary.on(renewal.on(), 9, () -> renew(renewal)));
        programme.withdrawals().forEach(leaving -> diary.on(leaving.on(), 9, () -> withdraw(leaving)));
        programme.mergers().forEach(merger -> diary.on(merger.on(), 9, () -> merge(merger)));
    }

    private void merge(Merger merger) {
        cast.leave(merger.old());
        staff.act("partner.merge", Json.object().put("old", merger.old()).put("new", merger.into()));
    }

    private void enrol(String school) {
        expectBatches(school, cast.enrol(school));
    }

    private void renew(Change renewal) {
        ObjectNode data = Json.object()
                .put("agreement", agreements.get(renewal.school()))
                .put("termMonths", renewal.termMonths());
        expectBatches(renewal.school(), cast.speaker(renewal.school()).ask("rotation.renew", data, ACCEPTED));
    }

    private void withdraw(Change leaving) {
        withdrawn.add(leaving.school());
        cast.speaker(leaving.school())
                .ask(
                        "rotation.withdraw",
                        Json.object()
                                .put("agreement", agreements.get(leaving.school()))
                                .put("reason", "Gedung sekolah diperbaiki"),
                        ACCEPTED);
    }

    /** The hub says which quarters bring a batch; two weeks before each, it tells which. */
    private void expectBatches(String school, JsonNode outcome) {
        agreements.put(school, outcome.path("agreement").asText());
        for (JsonNode quarter : outcome.path("quarters")) {
            LocalDate exchange = exchange(quarter.asText());
            if (expected.add(school + " " + quarter.asText())) {
                diary.on(exchange.minusDays(ANNOUNCED_DAYS_BEFORE), 10, () -> learn(school, quarter.asText()));
            }
        }
    }

    private LocalDate exchange(String quarter) {
        LocalDate day = programme.exchanges().get(quarter);
        if (day == null) {
            throw new DemoStopped("The programme of record has no exchange in " + quarter + ".");
        }
        return day;
    }

    private void learn(String school, String quarter) {
        if (withdrawn.contains(school)) {
            return;
        }
        HeldBatch batch =
                HeldBatch.announced(school, cast.speaker(school).awaitNotice("rotation.announced", "quarter", quarter));
        if (!batch.deliverOn().equals(exchange(quarter))) {
            throw new DemoStopped("The hub announced " + quarter + " for " + batch.deliverOn() + ", not for "
                    + exchange(quarter) + " as it is of record.");
        }
        Incident incident = programme.incident(school, quarter);
        expectDelivery(batch, incident);
        expectReturn(batch, incident);
    }

    private void expectDelivery(HeldBatch batch, Incident incident) {
        LocalDate day = batch.deliverOn().plusDays(incident.heldBack());
        if (incident.unfit() > 0) {
            diary.on(batch.deliverOn().minusDays(5), 10, () -> wearOut(batch.some(0, incident.unfit())));
        }
        if (incident.packed()) {
            diary.on(batch.deliverOn().minusDays(3), 14, () -> pack(batch));
        }
        if (incident.heldBack() > 0) {
            diary.on(
                    batch.deliverOn(),
                    8,
                    () -> staff.tryInVain(DISPATCH, Json.object().put("batch", batch.id()), "obligations-overdue"));
        }
        diary.on(day, 8, () -> dispatch(batch));
        if (!incident.silent()) {
            diary.on(day.plusDays(2), 9, () -> receive(batch, incident));
            if (cast.partner(batch.school()).hasSystem()) {
                diary.on(day.plusDays(45), 9, () -> survey(batch));
            }
        }
    }

    /** The visit that brings the next batch collects this one; staff look through it in the days after. */
    private void expectReturn(HeldBatch batch, Incident incident) {
        LocalDate back = batch.dueOn().plusDays(incident.daysLate());
        diary.on(back, 9, () -> giveBack(batch, incident, back));
        diary.on(back.plusDays(1), 10, () -> checkIn(batch, incident));
        // Who has no system is asked by the mail that says that all is back.
        if (!cast.partner(batch.school()).hasSystem()) {
            diary.on(back.plusDays(3), 9, () -> survey(batch));
        }
        if (incident.partly() > 0) {
            diary.on(back.plusDays(2), 9, () -> giveBackTheRest(batch));
            diary.on(back.plusDays(3), 10, () -> checkIn(batch, incident));
        }
        if (incident.corrected() > 0) {
            diary.on(back.plusDays(4), 10, () -> correct(batch.some(0, incident.corrected())));
        }
    }

    private void wearOut(List<String> barcodes) {
        describe(barcodes, item -> item.put("condition", "worn"));
    }

    private void correct(List<String> barcodes) {
        describe(barcodes, item -> item.put("title", item.path("title").asText() + ": cerita bergambar"));
    }

    /** The library's system sends the records of some books anew. */
    private void describe(List<String> barcodes, UnaryOperator<ObjectNode> change) {
        List<ObjectNode> records = Seeds.collection().stream()
                .filter(item -> barcodes.contains(item.path("barcode").asText()))
                .map(change)
                .toList();
        cast.system("library").askAll("catalogue.item", records, ACCEPTED);
    }

    private void pack(HeldBatch batch) {
        staff.act("staff.pack", Json.object().put("batch", batch.id()));
    }

    private void dispatch(HeldBatch batch) {
        staff.act(DISPATCH, Json.object().put("batch", batch.id()));
        batch.holds(school(batch).awaitNotice("rotation.dispatched", "batch", batch.id()));
    }

    private void receive(HeldBatch batch, Incident incident) {
        ObjectNode data = Json.object().put("batch", batch.id());
        if (incident.missing() > 0) {
            batch.some(0, incident.missing()).forEach(data.putArray("missing")::add);
        }
        if (incident.damaged() > 0) {
            ArrayNode damaged = data.putArray("damaged");
            batch.some(incident.missing(), incident.damaged())
                    .forEach(barcode ->
                            damaged.addObject().put("barcode", barcode).put("note", "Sampul lepas"));
        }
        school(batch).ask("rotation.received", data, ACCEPTED);
    }

    private void survey(HeldBatch batch) {
        ObjectNode data = Json.object()
                .put("batch", batch.id())
                .put("rating", 3 + Math.floorMod(batch.id().hashCode(), 3));
        ObjectNode loans = data.putObject("loans");
        batch.some(0, 20).forEach(barcode -> loans.put(barcode, 1 + Math.floorMod(barcode.hashCode(), 9)));
        school(batch).ask("rotation.survey", data, ACCEPTED);
    }

    private void giveBack(HeldBatch batch, Incident incident, LocalDate back) {
        ObjectNode data = Json.object().put("batch", batch.id());
        if (incident.partly() > 0) {
            batch.allBut(incident.partly()).forEach(data.putArray("items")::add);
        } else {
            data.put("all", true);
        }
        if (incident.lost() > 0) {
            ArrayNode lost = data.putArray("lost");
            batch.some(0, incident.lost()).forEach(barcode -> lost.addObject().put("barcode", barcode));
        }
        int after = incident.replacedAfter() > 0 ? incident.replacedAfter() : REPLACED_DAYS_AFTER;
        int excused = incident.waived();
        for (JsonNode obligation :
                school(batch).ask("rotation.returned", data, ACCEPTED).path("obligations")) {
            boolean isExcused = excused-- > 0;
            diary.on(back.plusDays(after), 9, () -> {
                if (isExcused) {
                    settle(obligation.path("obligation").asText(), "waive");
                } else {
                    replace(batch, incident, obligation);
                }
            });
        }
    }

    private void giveBackTheRest(HeldBatch batch) {
        ObjectNode data = Json.object().put("batch", batch.id()).put("all", true);
        school(batch).ask("rotation.returned", data, ACCEPTED);
    }

    /** Lost books are replaced by the same titles, or by others if staff agree; then they are brought and looked at. */
    private void replace(HeldBatch batch, Incident incident, JsonNode obligation) {
        String id = obligation.path("obligation").asText();
        String title = batch.titles().get(obligation.path("barcode").asText());
        ObjectNode data = Json.object()
                .put("obligation", id)
                .put("title", incident.otherTitle() ? "Kisah Pengganti dari " + batch.school() : title)
                .put("same", !incident.otherTitle());
        school(batch).ask("rotation.replacement", data, incident.otherTitle() ? "pending" : ACCEPTED);
        if (incident.otherTitle()) {
            staff.agreeTo(batch.school(), school(batch).lastRequest());
        }
        // What another title is worth is judged before it is brought, the same title when it is there.
        settle(id, incident.otherTitle() ? "approve" : "receive");
        settle(id, incident.otherTitle() ? "receive" : "approve");
    }

    private void settle(String obligation, String act) {
        staff.act(
                "staff.obligation", Json.object().put("obligation", obligation).put("act", act));
    }

    /** Where something was said to be missing, everything is scanned: the missing book never left the house. */
    private void checkIn(HeldBatch batch, Incident incident) {
        ObjectNode data = Json.object().put("batch", batch.id());
        if (incident.missing() > 0) {
            batch.titles().keySet().forEach(data.putArray("items")::add);
        }
        staff.act("staff.checkin", data);
    }

    private Speaker school(HeldBatch batch) {
        return cast.speaker(batch.school());
    }
}
