package id.simpul.console.partner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.FormPage;
import id.simpul.console.frame.Hand;
import id.simpul.console.frame.Links;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Said;
import id.simpul.console.frame.Visit;
import id.simpul.intake.StaffAnswer;
import id.simpul.intake.StaffCall;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A test request by a partner's own queue, asked for with one button. */
public final class TestPage implements FormPage {
    private final Reads reads;
    private final Hand hand;

    public TestPage(Reads reads, Hand hand) {
        this.reads = reads;
        this.hand = hand;
    }

    @Override
    public String address() {
        return "/partners/:partner/test";
    }

    @Override
    public Answer show(Visit visit) {
        return form(200, visit, List.of());
    }

    /** One that has a system and is not gone. */
    static boolean canBe(ObjectNode partner) {
        return partner.path("system").asBoolean() && !partner.has("removedAt");
    }

    static ObjectNode partner(Reads reads, Visit visit) {
        return reads.rows("partner.show", "partner", visit.place("partner"), 1).stream()
                .filter(TestPage::canBe)
                .findFirst()
                .orElseThrow(NoPage::new);
    }

    private Answer form(int status, Visit visit, List<String> wrong) {
        Map<String, Object> model = new HashMap<>();
        model.put("name", partner(reads, visit).path("name").asText());
        model.put("partner", "/partners/" + Links.escaped(visit.place("partner")));
        model.put("address", visit.path());
        model.put("act", UUID.randomUUID().toString());
        model.put("wrong", wrong);
        return Answer.page(status, "test", model);
    }

    @Override
    public Answer act(Visit visit) {
        if (!visit.field("act").matches("[0-9a-f-]{36}")) {
            throw new NoPage();
        }
        StaffAnswer answer = hand.perform(
                RequestType.STAFF_PARTNER_TEST,
                new StaffCall(
                        Optional.of(visit.field("act")),
                        Json.object().put("id", visit.place("partner")),
                        visit.staff("")));
        return answer.isDone()
                ? Answer.goTo(visit.path() + "/"
                        + Links.escaped(answer.outcome().path("request").asText()))
                : form(422, visit, Said.reasons(answer.reasons(), visit));
    }
}
