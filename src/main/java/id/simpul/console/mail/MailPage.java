package id.simpul.console.mail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Hand;
import id.simpul.console.frame.ListPage;
import id.simpul.console.frame.Neighbours;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Visit;
import id.simpul.console.session.Role;
import id.simpul.intake.StaffAnswer;
import id.simpul.intake.StaffCall;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One mail: to whom, of what, how far it has come; and where it did not arrive, what can be done. */
public final class MailPage implements Page {
    private static final Set<String> IN_TROUBLE = Set.of("failed", "dropped", "returned");

    private final Reads reads;
    private final Neighbours neighbours;
    private final Hand hand;

    /**
     * @param from the list that leads here
     */
    public MailPage(Reads reads, ListPage from, Hand hand) {
        this.reads = reads;
        neighbours = new Neighbours(from);
        this.hand = hand;
    }

    @Override
    public String address() {
        return "/mail/:delivery";
    }

    @Override
    public boolean acts() {
        return true;
    }

    @Override
    public Answer show(Visit visit) {
        return page(200, visit, List.of(), false);
    }

    private ObjectNode row(Visit visit) {
        String delivery = visit.place("delivery");
        if (!delivery.matches("[0-9]{1,18}")) {
            throw new NoPage();
        }
        return reads.rows("mail.all", "delivery", delivery, 1).stream()
                .findFirst()
                .orElseThrow(NoPage::new);
    }

    private Answer page(int status, Visit visit, List<String> wrong, boolean done) {
        ObjectNode row = row(visit);
        PageWords words = visit.words();
        String state = row.path("what").asText();
        Map<String, Object> model = new HashMap<>();
        model.put(
                "title", PageWords.capital(words.word("topic", row.path("topic").asText())));
        model.put("up", neighbours.up(visit));
        model.put("neighbours", neighbours.of(visit));
        model.put("delivery", visit.place("delivery"));
        model.put("partner", row.path("partner").asText());
        model.put("to", row.path("to").asText());
        model.put("email", visit.may(Role.OPERATOR) ? row.path("email").asText() : "");
        model.put("noaddress", row.path("email").asText().isEmpty());
        model.put("state", PageWords.capital(words.word("what", state)));
        model.put("tag", IN_TROUBLE.contains(state) ? "bad" : state.equals("sent") ? "ok" : "wait");
        model.put("at", words.cell("at", false, row.path("at")));
        model.put("sent", words.cell("sentAt", false, row.path("sentAt")));
        model.put("attempts", row.path("attempts").asLong());
        model.put("error", row.path("error").asText());
        model.put("trouble", IN_TROUBLE.contains(state) && visit.may(Role.OPERATOR));
        model.put("wrong", wrong);
        model.put("done", done);
        model.put("ids", List.of(id(), id(), id()));
        model.put("typed", visit.field("email"));
        model.put("reason", visit.field("reason"));
        model.put("address", visit.path());
        return Answer.page(status, "mail", model);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    @Override
    public Answer act(Visit visit) {
        ObjectNode row = row(visit);
        String act = visit.field("act");
        if (!visit.may(Role.OPERATOR) || !act.matches("[0-9a-f-]{36}")) {
            throw new NoPage();
        }
        ObjectNode data = Json.object();
        RequestType type;
        if (visit.field("do").equals("address")) {
            type = RequestType.STAFF_MAIL_ADDRESS;
            data.put("partner", row.path("partner").asText())
                    .put("email", visit.field("email").strip());
        } else {
            type = visit.field("do").equals("waive") ? RequestType.STAFF_MAIL_WAIVE : RequestType.STAFF_MAIL_AGAIN;
            data.putArray("deliveries").add(Long.parseLong(visit.place("delivery")));
        }
        StaffAnswer answer = hand.perform(
                type,
                new StaffCall(
                        Optional.of(act),
                        data,
                        visit.staff(visit.field("reason").strip())));
        List<String> wrong = new ArrayList<>();
        String language = visit.words().language().wire();
        answer.reasons()
                .forEach(reason ->
                        wrong.add(reason.path("message").path(language).asText()));
        return page(answer.isDone() ? 200 : 422, visit, wrong, answer.isDone());
    }
}
