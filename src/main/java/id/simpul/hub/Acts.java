package id.simpul.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.booking.training.Trainings;
import id.simpul.check.RunningCheck;
import id.simpul.hub.control.Act;
import id.simpul.hub.control.Act.NotDone;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.policy.SettableClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything the operator and the staff can have the running hub do, by the name the commands use. */
final class Acts {
    private static final int PAGE = 500;

    private final Stores stores;
    private final Messaging messaging;
    private final Work work;

    Acts(Stores stores, Messaging messaging, Work work) {
        this.stores = stores;
        this.messaging = messaging;
        this.work = work;
    }

    Map<String, Act> all() {
        Map<String, Act> acts = new HashMap<>();
        acts.putAll(new PartnerActs(
                        stores.database(), stores.partners(), messaging.broker(), stores.clock(), work::channels)
                .all());
        acts.putAll(new StaffActs(work.decisions(), work.pending(), stores.clock()).all());
        acts.putAll(new ObligationLists(stores.database(), PAGE).all());
        acts.putAll(new ExchangeLists(stores.database(), PAGE).all());
        acts.putAll(new CalendarActs(stores.calendarFolder(), this::today, work::doWhatFellDue).all());
        acts.put("training.list", (arguments, staff) -> stores.database().jdbi().withHandle(Trainings::list));
        acts.put("evaluation", new EvaluationAct(stores)::perform);
        acts.putAll(new AgreementActs(stores, work::doWhatFellDue).all());
        acts.put("plan", new PlanAct(stores, work)::perform);
        acts.put("check", new RunningCheck(stores, messaging)::show);
        acts.put("clock.show", this::showClock);
        acts.put("clock.set", this::setClock);
        return acts;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(stores.clock().instant(), stores.policies().zone());
    }

    private List<ObjectNode> showClock(ObjectNode arguments, Staff staff) {
        return List.of(clock());
    }

    private ObjectNode clock() {
        return Json.object()
                .put("now", stores.clock().instant().toString())
                .put(
                        "local",
                        stores.clock()
                                .instant()
                                .atZone(stores.policies().zone())
                                .toString())
                .put("settable", stores.clock() instanceof SettableClock);
    }

    private List<ObjectNode> setClock(ObjectNode arguments, Staff staff) {
        try {
            work.advance(Instant.parse(arguments.path("instant").asText()));
            return List.of(clock());
        } catch (DateTimeParseException e) {
            throw new NotDone("Write the instant like 2026-07-01T01:00:00Z.");
        }
    }
}
