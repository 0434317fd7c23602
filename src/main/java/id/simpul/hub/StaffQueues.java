package id.simpul.hub;

import id.simpul.broker.Addresses;
import id.simpul.broker.BrokerException;
import id.simpul.broker.ReadElsewhere;
import id.simpul.feature.RequestQueues;
import id.simpul.hub.control.Act.NotDone;
import id.simpul.intake.FailedMessages;
import id.simpul.intake.Incoming;
import id.simpul.intake.component.RequestMoves;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Code;
import id.simpul.ledger.FailedMessage;
import id.simpul.ledger.RawMessage;
import id.simpul.ledger.Reason;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.partner.Partners;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The partners' queues as staff reach into them; what the broker does not allow is told as a reason. */
final class StaffQueues implements RequestQueues {
    private static final Logger LOG = LoggerFactory.getLogger(StaffQueues.class);
    private static final String TAKEN = "Taken off the queue by staff";

    private final Messaging messaging;
    private final FailedMessages failed;
    private final Partners partners;
    private final RequestMoves moves;
    private final ReadElsewhere replies;

    StaffQueues(Messaging messaging, FailedMessages failed, Stores stores) {
        this.messaging = messaging;
        this.failed = failed;
        this.partners = stores.partners();
        this.moves = new RequestMoves(messaging.broker().hubConnection(), stores.clock());
        this.replies = new ReadElsewhere(messaging.broker().hubConnection());
    }

    @Override
    public long waiting(PartnerId partner) {
        return messaging.broker().waiting(Addresses.requests(partner));
    }

    /** How many replies and notices wait for a partner's system; nothing while the broker is away: the page is shown all the same. */
    Optional<Long> untaken(PartnerId partner) {
        try {
            return Optional.of(messaging.broker().waiting(Addresses.replies(partner)));
        } catch (BrokerException e) {
            LOG.warn("How much waits for a partner cannot be told while the broker is away: {}", e.toString());
            return Optional.empty();
        }
    }

    @Override
    public void pause(Set<PartnerId> paused) {
        messaging.queues().pause(paused);
    }

    @Override
    public String replyTo(RawMessage message) {
        return failed.replyTo(message);
    }

    @Override
    public void putBack(List<RawMessage> messages) {
        try {
            moves.putBack(messages);
        } catch (Exception e) {
            LOG.warn("Failed messages could not be put back onto their queues", e);
            throw refused(Code.NOT_PUT_BACK, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public long takeAll(PartnerId partner, Consumer<List<FailedMessage>> keep) {
        PartnerKind kind = partners.find(partner).map(Partner::kind).orElse(PartnerKind.OTHER);
        long taken;
        try {
            taken = moves.takeAll(
                    partner,
                    kind,
                    batch -> keep.accept(batch.stream().map(this::taken).toList()));
        } catch (Exception e) {
            LOG.warn("The queue of {} could not be emptied", partner, e);
            throw refused(Code.NOT_PURGED, partner, e.getMessage() + ".");
        }
        long left = waiting(partner);
        if (left > 0) {
            throw refused(Code.NOT_PURGED, partner, left + ".");
        }
        return taken;
    }

    /** What stays is dropped with the next that are taken off, or read by the partner, whom it does not harm. */
    @Override
    public long forgetReplies(PartnerId partner, String beginning) {
        try {
            return replies.forgetThose(partner, beginning);
        } catch (BrokerException e) {
            LOG.info("{}; tried again with the next", e.getMessage());
            return 0;
        }
    }

    private FailedMessage taken(Incoming incoming) {
        RawMessage message = new RawMessage(incoming.partner(), incoming.messageId(), incoming.body());
        return failed.read(message, "purge " + UUID.randomUUID(), TAKEN, incoming.arrivedAt());
    }

    private static NotDone refused(Code code, Object... args) {
        return new NotDone(ReplyWriter.reasons(List.of(new Reason(code, "", List.of(args)))));
    }
}
