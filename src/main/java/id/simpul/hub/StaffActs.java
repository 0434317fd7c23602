package id.simpul.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.hub.control.Act;
import id.simpul.hub.control.Act.Call;
import id.simpul.hub.control.Act.NotDone;
import id.simpul.hub.control.Act.Said;
import id.simpul.intake.StaffAnswer;
import id.simpul.intake.StaffCall;
import id.simpul.intake.StaffHand;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The acts of the cooperation team as the door for commands offers them: all through the one hand. */
public final class StaffActs {
    /** Of these the answer is shown whole; of the others what they came to. */
    private static final Set<RequestType> WHOLE = EnumSet.of(
            RequestType.STAFF_INVITE,
            RequestType.STAFF_PLACES,
            RequestType.STAFF_SWAP,
            RequestType.STAFF_CHOICE,
            RequestType.STAFF_PACK,
            RequestType.STAFF_DISPATCH,
            RequestType.STAFF_CHECKIN,
            RequestType.STAFF_HOLD,
            RequestType.STAFF_RELEASE,
            RequestType.STAFF_CANCEL,
            RequestType.STAFF_REOPEN,
            RequestType.STAFF_OBLIGATION,
            RequestType.STAFF_EXCHANGE,
            RequestType.STAFF_EXCEPTION,
            RequestType.STAFF_GIFT,
            RequestType.STAFF_OFFER,
            RequestType.STAFF_BOOKING,
            RequestType.STAFF_TRAINING,
            RequestType.STAFF_OUTREACH,
            RequestType.STAFF_OUTREACH_CANCEL,
            RequestType.STAFF_PRIVILEGE_END,
            RequestType.STAFF_ASK,
            RequestType.STAFF_PLAN,
            RequestType.STAFF_PLAN_APPROVE,
            RequestType.STAFF_CATALOGUE_JOIN,
            RequestType.STAFF_CATALOGUE_UNJOIN,
            RequestType.STAFF_CATALOGUE_COPIES,
            RequestType.STAFF_FAILURE_RETRY,
            RequestType.STAFF_FAILURE_DISCARD,
            RequestType.STAFF_FAILURE_HOLD,
            RequestType.STAFF_MAIL_AGAIN,
            RequestType.STAFF_MAIL_ADDRESS,
            RequestType.STAFF_MAIL_WAIVE);

    private final StaffHand hand;

    public StaffActs(StaffHand hand) {
        this.hand = hand;
    }

    /** By the names under which commands ask for them. */
    public Map<String, Act> all() {
        Map<String, Act> acts = new HashMap<>();
        Arrays.stream(RequestType.values()).filter(RequestType::isStaffAct).forEach(type -> {
            String name = WHOLE.contains(type) ? type.wire() : type.wire().replaceFirst("^staff[.]", "");
            acts.put(name, call -> perform(type, call));
        });
        return acts;
    }

    private Said perform(RequestType type, Call call) {
        StaffAnswer answer = hand.perform(type, new StaffCall(call.id(), call.arguments(), call.staff()));
        if (!answer.isDone()) {
            throw new NotDone(answer.reasons());
        }
        return Said.of(List.of(WHOLE.contains(type) ? whole(answer) : outcome(answer)));
    }

    private static ObjectNode whole(StaffAnswer answer) {
        ObjectNode shown = Json.object().put("status", answer.status().wire());
        answer.reference().ifPresent(reference -> shown.put("reference", reference));
        shown.set("outcome", answer.outcome());
        shown.set("reasons", plain(answer.reasons()));
        return shown;
    }

    private static ObjectNode outcome(StaffAnswer answer) {
        ObjectNode shown = answer.outcome().deepCopy();
        if (shown.has("reasons")) {
            shown.set("reasons", plain(shown.get("reasons")));
        } else if (!answer.reasons().isEmpty()) {
            shown.set("reasons", plain(answer.reasons()));
        }
        shown.setAll(answer.once());
        return shown;
    }

    private static ArrayNode plain(JsonNode reasons) {
        ArrayNode plain = Json.object().arrayNode();
        reasons.forEach(reason -> plain.addObject()
                .put("code", reason.path("code").asText())
                .put("id", reason.at("/message/id").asText())
                .put("en", reason.at("/message/en").asText()));
        return plain;
    }
}
