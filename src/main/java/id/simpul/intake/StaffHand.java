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
import java.util.UUID;
import java.util.function.Consumer;

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
    }

    /** Does what staff ask for, or says why not. */
    public StaffAnswer perform(RequestType type, StaffCall call) {
        Request act = new Request(
                PartnerId.STAFF,
                PartnerKind.LIBRARY,
                call.id().orElseGet(() -> UUID.randomUUID().toString()),
                type,
                clock.instant(),
                false,
                call.data(),
                Optional.of(call.staff()));
        return type == RequestType.STAFF_ASK ? forPartners.enter(act) : perform(act);
    }

    private StaffAnswer perform(Request act) {
        Opened opened = envelopes.open(act);
        if (opened instanceof Malformed malformed) {
            return StaffAnswer.because(Status.INVALID, malformed.problems());
        }
        WellFormed wellFormed = (WellFormed) opened;
        return known(wellFormed).orElseGet(() -> first(wellFormed));
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
        return StaffAnswer.of(Json.parse(reply.event()), Json.object());
    }

    private StaffAnswer first(WellFormed act) {
        try {
            Performed performed = decisions.perform(act);
            Decided decided = performed.decided();
            if (decided.decision() instanceof Decision.Accepted) {
                afterwards.getOrDefault(act.request().type(), nothing -> {}).accept(decided);
            }
            return StaffAnswer.of(Json.parse(performed.reply().event()), once(decided));
        } catch (AlreadyRegistered e) {
            // The same act came twice at once, and the other was first.
            return known(act).orElseThrow(() -> e);
        }
    }

    private static ObjectNode once(Decided decided) {
        ObjectNode once = Json.object();
        decided.decision().effects().forEach(effect -> once.setAll(effect.shownOnce()));
        return once;
    }
}
