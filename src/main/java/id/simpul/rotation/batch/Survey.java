package id.simpul.rotation.batch;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A school says how its batch was read; once for each batch (R30). */
final class Survey {
    private Survey() {}

    static Decision decide(Request request, Batch batch, BatchFacts facts, LocalDate today) {
        List<Reason> against = new ArrayList<>();
        BatchStep.ANSWER_SURVEY.refusal(batch.state()).ifPresent(against::add);
        if (facts.isSurveyed(batch.id())) {
            against.add(Reason.of(Code.SURVEY_ANSWERED, "/data/batch"));
        }
        RotationSurvey asked = request.as(RotationSurvey.class);
        Map<String, Integer> loans = asked.loans().orElse(Map.of());
        loans.keySet().forEach(barcode -> {
            if (batch.line(barcode).isEmpty()) {
                against.add(Reason.of(Code.ITEM_NOT_IN_BATCH, "/data/loans/" + pointer(barcode), barcode));
            }
        });
        if (!against.isEmpty()) {
            return new Decision.Refused(Json.object(), against);
        }
        SurveyAnswered answered = new SurveyAnswered(
                batch.school(), batch.id(), today, asked.rating(), asked.comment(), Json.tree(loans));
        return new Decision.Accepted(batch.id(), new SurveyOutcome(batch.id()), List.of(answered), List.of());
    }

    private static String pointer(String field) {
        return field.replace("~", "~0").replace("/", "~1");
    }
}
