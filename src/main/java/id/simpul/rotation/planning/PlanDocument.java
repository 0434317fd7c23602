package id.simpul.rotation.planning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.feature.Document;
import id.simpul.feature.Filter;
import id.simpul.feature.NotShown;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Code;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.partner.Language;
import id.simpul.policy.Quarter;
import id.simpul.rotation.Schedule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** A quarter's plan: the one that is there, or the one that would be made now. */
public final class PlanDocument {
    private final Schedule schedule;
    private final Clock clock;

    private PlanDocument(Schedule schedule, Clock clock) {
        this.schedule = schedule;
        this.clock = clock;
    }

    public static Document of(Schedule schedule, Clock clock) {
        return new Document(
                "plan.show",
                List.of(
                        Filter.required("quarter", new Phrase("triwulan", "quarter")),
                        Filter.language(),
                        Filter.oneOf("format", new Phrase("bentuk", "format"), List.of("json", "table", "csv"))),
                new PlanDocument(schedule, clock)::write);
    }

    private Page<ObjectNode> write(Handle db, Query query) {
        Quarter quarter = quarter(query.filter("quarter").orElseThrow());
        LocalDate today = schedule.mornings().dayOf(clock.instant());
        PlanReport report = new PlanPreview(schedule, today).report(db, quarter);
        Language language = Language.ofWire(query.filter("language").orElse(Language.ID.wire()));
        return Page.whole(
                switch (query.filter("format").orElse("json")) {
                    case "table" -> List.of(Json.object().put("text", report.table(language)));
                    case "csv" -> List.of(Json.object().put("text", report.csv()));
                    default -> report.jsonLines();
                });
    }

    private static Quarter quarter(String text) {
        if (!Quarter.isValid(text)) {
            throw NotShown.because(Code.PERIOD_UNKNOWN, "/data/quarter", text);
        }
        return Quarter.parse(text);
    }
}
