package id.simpul.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.check.RunningCheck;
import id.simpul.health.Vitals;
import id.simpul.hub.control.Act;
import id.simpul.hub.control.Act.Call;
import id.simpul.hub.control.Act.Said;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import id.simpul.policy.SettableClock;
import id.simpul.sheet.SheetHand;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything the operator and the staff can have the running hub do or show, by the name the commands use. */
final class Acts {
    private final Stores stores;
    private final Messaging messaging;
    private final Work work;
    private final Vitals vitals;

    Acts(Stores stores, Messaging messaging, Work work, Vitals vitals) {
        this.stores = stores;
        this.messaging = messaging;
        this.work = work;
        this.vitals = vitals;
    }

    Map<String, Act> all() {
        Map<String, Act> acts = new HashMap<>(new StaffActs(work.hand()).all());
        acts.putAll(new Lists(
                        stores.database(),
                        stores.clock(),
                        work.overview().lists(),
                        work.features().documents())
                .all());
        acts.putAll(new SheetActs(new SheetHand(work.hand()::together)).all());
        acts.put("check", call -> Said.of(check().show(call.arguments())));
        acts.putAll(new CatalogueActs(work.features().catalogues()).all());
        acts.put("clock.show", call -> Said.of(List.of(clock())));
        acts.computeIfPresent("partner.add", (name, act) -> call -> toldOfBroker(act.perform(call)));
        acts.computeIfPresent("partner.password", (name, act) -> call -> toldOfBroker(act.perform(call)));
        Act show = acts.get("agreement.show");
        Act end = acts.get("agreement.end");
        acts.put("agreement.end", call -> {
            end.perform(call);
            return show.perform(with(call, call.arguments().deepCopy().retain("agreement")));
        });
        Act set = acts.get("clock.set");
        acts.put("clock.set", call -> {
            set.perform(call);
            return Said.of(List.of(clock()));
        });
        acts.put("plan", call -> plan(acts.get("staff.plan"), acts.get("plan.show"), call));
        return acts;
    }

    /** The password holds, and is shown, also where the broker can only be told of it later. */
    private Said toldOfBroker(Said said) {
        for (ObjectNode line : said.lines()) {
            String partner = line.path("partner").asText();
            if (PartnerId.isValid(partner) && messaging.behind().contains(new PartnerId(partner))) {
                line.put("broker", "follows");
            }
        }
        return said;
    }

    private RunningCheck check() {
        return new RunningCheck(stores, messaging, work, vitals);
    }

    private static Call with(Call call, ObjectNode arguments) {
        return new Call(call.id(), arguments, call.staff(), call.after());
    }

    /** Plans a quarter first, unless it is only to be shown what would be planned. */
    private static Said plan(Act early, Act show, Call call) {
        if (!call.arguments().path("dryRun").asBoolean()) {
            early.perform(with(call, call.arguments().deepCopy().retain("quarter")));
        }
        return show.perform(with(call, call.arguments().deepCopy().without("dryRun")));
    }

    private ObjectNode clock() {
        Instant now = stores.clock().instant();
        return Json.object()
                .put("now", now.toString())
                .put("local", now.atZone(stores.policies().zone()).toString())
                .put("settable", stores.clock() instanceof SettableClock);
    }
}
