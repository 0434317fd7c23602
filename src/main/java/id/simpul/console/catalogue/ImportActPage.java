package id.simpul.console.catalogue;

import id.simpul.console.frame.Answer;
import id.simpul.console.frame.FormPage;
import id.simpul.console.frame.Hand;
import id.simpul.console.frame.Visit;
import id.simpul.intake.StaffAnswer;
import id.simpul.intake.StaffCall;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An import that was looked through is taken, or one that is under way is stopped. */
public final class ImportActPage implements FormPage {
    private final Hand hand;

    public ImportActPage(Hand hand) {
        this.hand = hand;
    }

    @Override
    public String address() {
        return "/catalogue/imports/:import/do";
    }

    @Override
    public Answer show(Visit visit) {
        return Answer.goTo("/catalogue/imports/" + visit.place("import"));
    }

    @Override
    public Answer act(Visit visit) {
        StaffAnswer answer = hand.perform(
                RequestType.STAFF_CATALOGUE_IMPORT,
                new StaffCall(
                        Optional.of(visit.field("act")).filter(id -> id.matches("[0-9a-f-]{36}")),
                        Json.object()
                                .put("import", visit.place("import"))
                                .put("act", visit.field("do").equals("stop") ? "stop" : "take"),
                        visit.staff("")));
        if (answer.isDone()) {
            return show(visit);
        }
        List<String> wrong = new ArrayList<>();
        answer.reasons()
                .forEach(reason -> wrong.add(reason.path("message")
                        .path(visit.words().language().wire())
                        .asText()));
        return Answer.page(422, "error", Map.of("status", 422, "code", "", "reasons", wrong));
    }
}
