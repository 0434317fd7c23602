package id.simpul.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.demo.Programme.Change;
import id.simpul.demo.Programme.Incident;
import id.simpul.ledger.Json;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What schools and staff do from enrolment to the last book's return, for each school and each of its batches. */
final class RotationStory {
    private static final String ACCEPTED = "accepted";
    private static final int ANNOUNCED_DAYS_BEFORE = 14;
    private static final int BACK_DAYS_BEFORE = 4;

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
    }

    private void enrol(String school) {
        expectBatches(
                school,
                cast.system(school).ask("rotation.enrol", cast.partner(school).enrolment(), ACCEPTED));
    }

    private void renew(Change renewal) {
        ObjectNode data = Json.object()
                .put("agreement", agreements.get(renewal.school()))
                .put("termMonths", renewal.termMonths());
        expectBatches(renewal.school(), cast.system(renewal.school()).ask("rotation.renew", data, ACCEPTED));
    }

    private void withdraw(Change leaving) {
        withdrawn.add(leaving.school());
        cast.system(leaving.school())
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
                HeldBatch.announced(school, cast.system(school).awaitNotice("rotation.announced", "quarter", quarter));
        if (!batch.deliverOn().equals(exchange(quarter))) {
            throw new DemoStopped("The hub announced " + quarter + " for " + batch.deliverOn() + ", not for "
                    + exchange(quarter) + " as it is of record.");
        }
        Incident incident = programme.incident(school, quarter);
        if (incident.packed()) {
            diary.on(batch.deliverOn().minusDays(3), 14, () -> pack(batch));
        }
        diary.on(batch.deliverOn(), 8, () -> dispatch(batch));
        if (!incident.silent()) {
            diary.on(batch.deliverOn().plusDays(2), 9, () -> receive(batch, incident));
            diary.on(batch.deliverOn().plusDays(45), 9, () -> survey(batch));
        }
        LocalDate back = batch.dueOn().plusDays(incident.daysLate() > 0 ? incident.daysLate() : -BACK_DAYS_BEFORE);
        diary.on(back, 9, () -> giveBack(batch, incident));
        diary.on(back.plusDays(1), 10, () -> checkIn(batch, incident));
        if (incident.partly() > 0) {
            diary.on(back.plusDays(2), 9, () -> giveBackTheRest(batch));
            diary.on(back.plusDays(3), 10, () -> checkIn(batch, incident));
        }
    }

    private void pack(HeldBatch batch) {
        JsonNode packed = staff.act("staff.pack", Json.object().put("batch", batch.id()));
        batch.unpack(packed.findPath("difference"));
    }

    private void dispatch(HeldBatch batch) {
        JsonNode sent = staff.act("staff.dispatch", Json.object().put("batch", batch.id()));
        batch.unpack(sent.findPath("difference"));
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

    private void giveBack(HeldBatch batch, Incident incident) {
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
        LocalDate today = batch.dueOn().minusDays(BACK_DAYS_BEFORE);
        int excused = incident.waived();
        for (JsonNode obligation :
                school(batch).ask("rotation.returned", data, ACCEPTED).path("obligations")) {
            boolean isExcused = excused-- > 0;
            diary.on(today.plusDays(20), 9, () -> {
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

    private PartnerSystem school(HeldBatch batch) {
        return cast.system(batch.school());
    }
}
