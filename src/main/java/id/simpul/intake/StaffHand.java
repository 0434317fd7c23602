package id.simpul.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.intake.Case.IdUse;
import id.simpul.intake.RequestRows.AlreadyRegistered;
import id.simpul.intake.envelope.Envelopes;
import id.simpul.intake.envelope.Opened;
import id.simpul.intake.envelope.Opened.Malformed;
import id.simpul.intake.envelope.Opened.WellFormed;
import id.simpul.intake.envelope.Reply;
import id.simpul.intake.envelope.Reply.Status;
import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The one hand through which staff act, whatever the door: it checks the form of an act, looks for it in the inbox, has it decided
 * and recorded like a partner's request, and then does what can only follow once that is kept. An act done twice under one id is
 * one act.
 */
public final class StaffHand {
    private final Envelopes envelopes;
    private final Inbox inbox;
    private final Decisions decisions;
    private final Clock clock;
    private final Map<RequestType, Consumer<Decided>> afterwards;
    private final ForPartners forPartners;
    private final ActsTogether together;
    /** Acts of which it is not known that all that follows them was done, though they may be kept. */
    private final Set<String> unfinished = ConcurrentHashMap.newKeySet();

    /**
     * @param afterwards what follows an accepted act of a type once it is kept
     */
    public StaffHand(
            Envelopes envelopes,
            Inbox inbox,
            Decisions decisions,
            Clock clock,
            Map<RequestType, Consumer<Decided>> afterwards) {
        this.envelopes = envelopes;
        this.inbox = inbox;
        this.decisions = decisions;
        this.clock = clock;
        this.afterwards = Map.copyOf(afterwards);
        this.forPartners = new ForPartners(envelopes, inbox, decisions);
        this.together = new ActsTogether(envelopes, inbox, decisions);
    }

    /** Does what staff ask for, or says why not. */
    public StaffAnswer perform(RequestType type, StaffCall call) {
        Request act = act(type, call);
        return type == RequestType.STAFF_ASK ? forPartners.enter(act) : perform(act);
    }

    private Request act(RequestType type, StaffCall call) {
        return new Request(
                PartnerId.STAFF,
                PartnerKind.LIBRARY,
                call.id().orElseGet(() -> UUID.randomUUID().toString()),
                type,
                clock.instant(),
                false,
                call.data(),
                Optional.of(call.staff()));
    }

    /**
     * An act of several that are done together.
     *
     * @param type of an act, or of a request that the library itself may make
     */
    public record Asked(RequestType type, StaffCall call) {}

    /**
     * Does several acts in one transaction, each judged on top of those before it: all of them, or none if one is refused.
     *
     * @param keep asked with what came of them once all would be done; if it says no, nothing has changed
     * @return what became of each, or would have
     */
    public Together together(List<Asked> acts, Predicate<List<StaffAnswer>> keep) {
        ActsTogether.Result result = together.perform(
                acts.stream().map(one -> act(one.type(), one.call())).toList(), keep);
        result.performed().forEach(performed -> afterwards(performed.decided()));
        return new Together(result.answers(), result.done());
    }

    /**
     * What became of acts that were done together.
     *
     * @param done whether they are, now or already before under the same ids; else nothing has changed
     */
    public record Together(List<StaffAnswer> answers, boolean done) {}

    /**
     * What somebody asks of staff who is nobody's partner: it waits for them like a partner's request.
     *
     * @param id its name for ever; asked again, it is asked once
     */
    public StaffAnswer ask(RequestType type, String id, ObjectNode data) {
        return perform(new Request(
                PartnerId.STAFF, PartnerKind.LIBRARY, id, type, clock.instant(), false, data, Optional.empty()));
    }

    /** Why it could not be asked; nothing if it could. */
    public List<Reason> against(RequestType type, ObjectNode data) {
        Request request = new Request(
                PartnerId.STAFF, PartnerKind.LIBRARY, "form", type, clock.instant(), false, data, Optional.empty());
        return envelopes.open(request) instanceof Malformed malformed ? malformed.problems() : List.of();
    }

    private StaffAnswer perform(Request act) {
        Opened opened = envelopes.open(act);
        if (opened instanceof Malformed malformed) {
            return StaffAnswer.because(Status.INVALID, malformed.problems());
        }
        WellFormed wellFormed = (WellFormed) opened;
        Optional<StaffAnswer> before = known(wellFormed);
        before.ifPresent(answer -> finish(act, answer));
        return before.orElseGet(() -> first(wellFormed));
    }

    private void begun(Request act) {
        if (afterwards.containsKey(act.type())) {
            unfinished.add(act.id());
        }
    }

    /** Who got no answer asks again: what should have followed the act follows now. */
    private void finish(Request act, StaffAnswer before) {
        if (unfinished.contains(act.id()) && before.status() == Status.ACCEPTED) {
            Decision accepted =
                    new Decision.Accepted(before.reference().orElse(""), before.outcome(), List.of(), List.of());
            afterwards(new Decided(act, accepted, clock.instant()));
            unfinished.remove(act.id());
        }
    }

    private Optional<StaffAnswer> known(WellFormed act) {
        Request request = act.request();
        Case looked = inbox.setAsideKnown(List.of(Case.ofAct(request, act.fingerprint())))
                .get(0);
        return looked.idUse() == IdUse.CONFLICTING
                ? Optional.of(StaffAnswer.because(Status.CONFLICT, List.of(Reason.of(Code.ID_USED, "/id"))))
                : looked.reply().map(StaffHand::before);
    }

    private static StaffAnswer before(Reply reply) {
        return StaffAnswer.before(Json.parse(reply.event()));
    }

    private StaffAnswer first(WellFormed act) {
        try {
            begun(act.request());
            Performed performed = decisions.perform(act);
            afterwards(performed.decided());
            unfinished.remove(act.request().id());
            return answer(performed);
        } catch (AlreadyRegistered e) {
            // The same act came twice at once, and the other was first.
            unfinished.remove(act.request().id());
            return known(act).orElseThrow(() -> e);
        }
    }

    private void afterwards(Decided decided) {
        if (decided.decision() instanceof Decision.Accepted) {
            afterwards.getOrDefault(decided.request().type(), nothing -> {}).accept(decided);
        }
    }

    static StaffAnswer answer(Performed performed) {
        return StaffAnswer.of(Json.parse(performed.reply().event()), once(performed.decided()));
    }

    private static ObjectNode once(Decided decided) {
        ObjectNode once = Json.object();
        decided.decision().effects().forEach(effect -> once.setAll(effect.shownOnce()));
        return once;
    }
}
