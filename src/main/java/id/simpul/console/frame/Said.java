package id.simpul.console.frame;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.intake.StaffAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What became of an act, as a page says it. */
public final class Said {
    private Said() {}

    /** The rules' own sentences, in the reader's language. */
    public static List<String> reasons(JsonNode reasons, Visit visit) {
        List<String> said = new ArrayList<>();
        reasons.forEach(reason -> said.add(
                reason.path("message").path(visit.words().language().wire()).asText()));
        return said;
    }

    /**
     * The page after an act.
     *
     * @param back where the reader goes on
     */
    public static Answer done(Visit visit, String title, StaffAnswer answer, String back) {
        Map<String, Object> model = new HashMap<>();
        model.put("title", title);
        model.put("pending", answer.status().wire().equals("pending"));
        model.put("once", List.of());
        model.put("before", "");
        model.put("lines", List.of());
        model.put("reasons", reasons(answer.reasons(), visit));
        model.put("back", Links.home(back));
        return Answer.page("act-done", model);
    }
}
