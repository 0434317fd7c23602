package id.simpul.hub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.hub.control.Act;
import id.simpul.hub.control.Act.NotDone;
import id.simpul.intake.Decisions;
import id.simpul.intake.NotDecided;
import id.simpul.intake.PendingDecisions;
import id.simpul.intake.Verdict;
import id.simpul.intake.WaitingRequest;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.Request.Staff;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The acts of the cooperation team: judged, recorded and answered like any request, and their decisions on what waits. */
public final class StaffActs {
    private static final int PAGE = 500;
    private static final Set<String> OBLIGATION_ACTS = Set.of("receive", "approve", "waive");
    private static final Set<String> EXCHANGE_ACTS = Set.of("agree", "sent", "received");

    /** What each act is upon. */
    private static final Map<RequestType, String> UPON = Map.of(
            RequestType.STAFF_INVITE, "partner",
            RequestType.STAFF_PACK, "batch",
            RequestType.STAFF_DISPATCH, "batch",
            RequestType.STAFF_CHECKIN, "batch",
            RequestType.STAFF_OBLIGATION, "obligation",
            RequestType.STAFF_EXCHANGE, "exchange",
            RequestType.STAFF_EXCEPTION, "exchange",
            RequestType.STAFF_GIFT, "partner",
            RequestType.STAFF_TRAINING, "at");

    private final Decisions decisions;
    private final PendingDecisions pending;
    private final Clock clock;

    public StaffActs(Decisions decisions, PendingDecisions pending, Clock clock) {
        this.decisions = decisions;
        this.pending = pending;
        this.clock = clock;
    }

    /** By the names under which commands ask for them. */
    public Map<String, Act> all() {
        Map<String, Act> acts = new HashMap<>();
        UPON.keySet().forEach(type -> acts.put(type.wire(), (arguments, staff) -> perform(type, arguments, staff)));
        acts.put("pending", this::pending);
        acts.put("decide", this::decide);
        return acts;
    }

    private List<ObjectNode> perform(RequestType type, ObjectNode arguments, Staff staff) {
        require(type, arguments);
        Request act = new Request(
                PartnerId.STAFF,
                PartnerKind.LIBRARY,
                UUID.randomUUID().toString(),
                type,
                clock.instant(),
                false,
                arguments,
                Optional.of(staff));
        Decided decided = decisions.perform(act);
        if (decided.decision() instanceof Decision.Refused refused) {
            throw new NotDone(
                    refused.reasons().stream().map(StaffActs::sentence).collect(Collectors.joining(" ")));
        }
        return List.of(show(decided));
    }

    private static void require(RequestType type, ObjectNode arguments) {
        if (type == RequestType.STAFF_TRAINING) {
            TrainingRecord.require(arguments);
            return;
        }
        String thing = UPON.get(type);
        String named = arguments.path(thing).asText();
        boolean isNamed = thing.equals("partner") ? PartnerId.isValid(named) : !named.isBlank();
        if (!isNamed) {
            throw new NotDone("Say which " + thing + " is meant: its id as the hub shows it.");
        }
        if (type == RequestType.STAFF_OBLIGATION
                && !OBLIGATION_ACTS.contains(arguments.path("act").asText())) {
            throw new NotDone("Say what is done with the obligation: receive, approve or waive.");
        }
        if (type == RequestType.STAFF_EXCHANGE
                && !EXCHANGE_ACTS.contains(arguments.path("act").asText())) {
            throw new NotDone("Say what the library did with the exchange: agree, sent or received.");
        }
    }

    /** Both languages, since nobody knows who sits at the keyboard. */
    private static String sentence(Reason reason) {
        return reason.message(Language.ID) + " / " + reason.message(Language.EN);
    }

    private static ObjectNode show(Decided decided) {
        Decision decision = decided.decision();
        ObjectNode shown = Json.object().put("status", decision.status());
        if (decision instanceof Decision.Accepted accepted) {
            shown.put("reference", accepted.reference());
        }
        shown.set("outcome", decision.outcome());
        ArrayNode reasons = shown.putArray("reasons");
        decision.reasons().forEach(reason -> reasons.addObject()
                .put("code", reason.code().wire())
                .put("id", reason.message(Language.ID))
                .put("en", reason.message(Language.EN)));
        return shown;
    }

    private List<ObjectNode> pending(ObjectNode arguments, Staff staff) {
        List<ObjectNode> all = new ArrayList<>();
        List<WaitingRequest> page = pending.page(Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            page.forEach(waiting -> all.add(show(waiting)));
            page = pending.page(Optional.of(page.get(page.size() - 1)), PAGE);
        }
        return all;
    }

    private static ObjectNode show(WaitingRequest waiting) {
        ObjectNode shown = Json.object()
                .put("request", waiting.partner() + "/" + waiting.request())
                .put("type", waiting.type().wire())
                .put("waitsFor", waiting.waitsFor())
                .put("since", waiting.since().toString())
                .put("dueBy", waiting.dueBy().toString());
        waiting.codes().forEach(shown.putArray("codes")::add);
        ArrayNode answers = shown.putArray("answers");
        waiting.answers().forEach(verdict -> answers.add(verdict.wire()));
        shown.set("data", waiting.data());
        return shown;
    }

    private List<ObjectNode> decide(ObjectNode arguments, Staff staff) {
        Verdict verdict = Verdict.ofWire(arguments.path("answer").asText())
                .orElseThrow(() -> new NotDone("Say yes or no to the request."));
        try {
            Decided decided = pending.decide(arguments.path("request").asText(), verdict, staff);
            ObjectNode shown = Json.object()
                    .put(
                            "request",
                            decided.request().partner() + "/"
                                    + decided.request().id());
            shown.setAll(show(decided));
            return List.of(shown);
        } catch (NotDecided e) {
            throw new NotDone(e.getMessage());
        }
    }
}
