package id.simpul.rotation.batch;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A school says how its batch was read; once for each batch (R30). */
final class Survey {
    /** How often pupils may take one book in turns on a day. */
    private static final int LOANS_A_DAY = 10;

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
            if (batch.line(barcode).filter(Survey::wasThere).isEmpty()) {
                against.add(Reason.of(Code.ITEM_NOT_IN_BATCH, "/data/loans/" + pointer(barcode), barcode));
            }
        });
        long most = most(batch, today);
        loans.forEach((barcode, count) -> {
            if (count < 0 || count > most) {
                against.add(Reason.of(Code.FIGURES_NOT_POSSIBLE, "/data/loans/" + pointer(barcode), count));
            }
        });
        if (!against.isEmpty()) {
            return new Decision.Refused(Json.object(), against);
        }
        SurveyAnswered answered = new SurveyAnswered(
                batch.school(), batch.id(), today, asked.rating(), asked.comment(), Json.tree(loans));
        return new Decision.Accepted(batch.id(), new SurveyOutcome(batch.id()), List.of(answered), List.of());
    }

    /** One copy is not lent more often than that while it is out: a typing error would make its title the most popular of all. */
    private static long most(Batch batch, LocalDate today) {
        LocalDate from = batch.dates().dispatchedOn().orElse(today);
        return LOANS_A_DAY * (1 + Math.max(0, ChronoUnit.DAYS.between(from, today)));
    }

    /** What stayed in the house was lent to nobody; what was missing at first may have turned up. */
    private static boolean wasThere(BatchLine line) {
        return line.state() != LineState.DROPPED && line.state() != LineState.PLANNED;
    }

    private static String pointer(String field) {
        return field.replace("~", "~0").replace("/", "~1");
    }
}
