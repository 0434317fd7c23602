package id.simpul.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.hub.control.Act.NotDone;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.partner.Language;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.rotation.planning.PlanReport;
import id.simpul.rotation.planning.QuarterPlans;
import java.time.LocalDate;
import java.util.List;

/** Shows a quarter's plan: the one that is there, or the one that would be made now. */
final class PlanAct {
    private static final int MOST = 250;

    private final Stores stores;
    private final Work work;

    PlanAct(Stores stores, Work work) {
        this.stores = stores;
        this.work = work;
    }

    List<ObjectNode> perform(ObjectNode arguments, Staff staff) {
        Quarter quarter = quarter(arguments.path("quarter").asText());
        LocalDate today =
                LocalDate.ofInstant(stores.clock().instant(), stores.policies().zone());
        Policy policy = stores.policies().asOf(today);
        if (!arguments.path("dryRun").asBoolean()) {
            work.dueWork().early(work.planning(), db -> work.planning()
                    .early(db, quarter, stores.clock().instant(), MOST));
        }
        PlanReport report =
                stores.database().inTransaction(db -> new QuarterPlans(work.schedule()).report(db, quarter, policy));
        return switch (arguments.path("format").asText("json")) {
            case "table" -> List.of(Json.object().put("text", report.table(Language.ID)));
            case "csv" -> List.of(Json.object().put("text", report.csv()));
            default -> report.jsonLines();
        };
    }

    private static Quarter quarter(String text) {
        try {
            return Quarter.parse(text);
        } catch (IllegalArgumentException e) {
            throw new NotDone("Write the quarter like 2026-Q4, not " + text + ".");
        }
    }
}
