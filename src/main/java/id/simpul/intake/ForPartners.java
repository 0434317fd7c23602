package id.simpul.intake;

import id.simpul.delivery.Outbox;
import id.simpul.intake.Case.IdUse;
import id.simpul.intake.RequestRows.AlreadyRegistered;
import id.simpul.intake.envelope.Envelopes;
import id.simpul.intake.envelope.Opened;
import id.simpul.intake.envelope.Opened.Malformed;
import id.simpul.intake.envelope.Reply;
import id.simpul.intake.envelope.Reply.Status;
import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Events;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestEntered;
import id.simpul.partner.Partner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Takes what a partner said by phone, on paper, by WhatsApp or by mail as that partner's own request: opened, looked up in the inbox and
 * judged as if it had come by the partner's queue, and told to the partner. What is not well-formed leaves no trace.
 */
final class ForPartners {
    private static final Phrase THING = new Phrase("mitra", "partner");

    private final Envelopes envelopes;
    private final Inbox inbox;
    private final Decisions decisions;

    ForPartners(Envelopes envelopes, Inbox inbox, Decisions decisions) {
        this.envelopes = envelopes;
        this.inbox = inbox;
        this.decisions = decisions;
    }

    StaffAnswer enter(Request act) {
        EnteredRequest entered = new EnteredRequest(act);
        if (envelopes.open(entered.aboutIt()) instanceof Malformed malformed) {
            return StaffAnswer.because(Status.INVALID, malformed.problems());
        }
        return decisions
                .partner(entered.partner())
                .map(partner -> enter(entered, partner))
                .orElseGet(() -> StaffAnswer.because(
                        Status.REFUSED, List.of(Reason.of(Code.NOTHING_OF_THAT_NAME, "/data/for", THING))));
    }

    private StaffAnswer enter(EnteredRequest entered, Partner partner) {
        Incoming message = entered.message(partner);
        Opened opened = envelopes.open(message);
        if (opened instanceof Malformed malformed) {
            return StaffAnswer.because(Status.INVALID, malformed.problems());
        }
        Case asked = Case.of(message, opened);
        return known(asked).orElseGet(() -> first(asked, entered, partner));
    }

    private Optional<StaffAnswer> known(Case asked) {
        Case looked = inbox.setAsideKnown(List.of(asked)).get(0);
        return looked.idUse() == IdUse.CONFLICTING
                ? Optional.of(StaffAnswer.because(Status.CONFLICT, List.of(Reason.of(Code.ID_USED, "/id"))))
                : looked.reply().map(ForPartners::answer);
    }

    private StaffAnswer first(Case asked, EnteredRequest entered, Partner partner) {
        try {
            return answer(decisions.enter(asked, (db, answered) -> tell(db, answered, entered, partner)));
        } catch (AlreadyRegistered e) {
            // The same came twice at once, and the other was first.
            return known(asked).orElseThrow(() -> e);
        }
    }

    /** The partner gets the reply as if it had asked itself, and learns who has asked in its name. */
    private void tell(Handle db, Case answered, EnteredRequest entered, Partner partner) {
        Outbox outbox = decisions.outbox();
        Decided decided = answered.decided().orElseThrow();
        Instant at = decided.at();
        Events.append(db, List.of(entered.entered()), at);
        if (partner.hasSystem()) {
            Reply reply = answered.reply().orElseThrow();
            outbox.promiseReplies(
                    db, List.of(new Outbox.UnsentReply(partner.id(), reply.correlationId(), reply.id())), at);
        }
        RequestEntered told = RequestEntered.of(decided.request(), entered.saidBy(), entered.via(), decided.decision());
        outbox.promise(
                db,
                List.of(Notice.to(partner.id(), told).begunBy(decided.request().id())),
                at);
    }

    private static StaffAnswer answer(Reply reply) {
        return StaffAnswer.of(Json.parse(reply.event()), Json.object());
    }
}
