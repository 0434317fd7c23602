package id.simpul.intake;

import id.simpul.intake.envelope.Envelopes;
import id.simpul.intake.envelope.Opened;
import id.simpul.intake.envelope.Opened.Malformed;
import id.simpul.intake.envelope.Opened.WellFormed;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Code;
import id.simpul.ledger.FailedMessage;
import id.simpul.ledger.RawMessage;
import id.simpul.ledger.Reason;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.partner.PersonalNumbers;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Says of messages on which the hub failed what can be read in them, and by which reply it will be known that they are answered. */
public final class FailedMessages {
    private final Envelopes envelopes;
    private final ReplyWriter replies;
    private final Function<PartnerId, Optional<PartnerKind>> kinds;

    /**
     * @param kinds of what kind a partner is; empty if it takes part no more
     */
    public FailedMessages(Envelopes envelopes, ReplyWriter replies, Function<PartnerId, Optional<PartnerKind>> kinds) {
        this.envelopes = envelopes;
        this.replies = replies;
        this.kinds = kinds;
    }

    /**
     * @param letter the dead letter that told of it, by its own id
     * @param reason what the hub failed on
     */
    public FailedMessage read(RawMessage message, String letter, String reason, Instant arrivedAt) {
        Incoming incoming = incoming(message, arrivedAt);
        Opened opened = envelopes.open(incoming);
        return new FailedMessage(
                new RawMessage(message.partner(), line(message.id()), message.body()),
                letter,
                id(opened),
                type(opened),
                line(reason),
                replies.replyId(incoming, opened),
                holdsPersonalNumber(opened),
                arrivedAt);
    }

    /** The id of the one reply that a message will get. */
    public String replyTo(RawMessage message) {
        Incoming incoming = incoming(message, Instant.EPOCH);
        return replies.replyId(incoming, envelopes.open(incoming));
    }

    private Incoming incoming(RawMessage message, Instant arrivedAt) {
        PartnerKind kind = kinds.apply(message.partner()).orElse(PartnerKind.OTHER);
        return new Incoming(message.partner(), kind, message.id(), arrivedAt, message.body());
    }

    private static Optional<String> id(Opened opened) {
        return opened instanceof Malformed malformed
                ? malformed.id()
                : Optional.of(((WellFormed) opened).request().id());
    }

    private static Optional<String> type(Opened opened) {
        return opened instanceof WellFormed wellFormed
                ? Optional.of(wellFormed.request().type().wire())
                : Optional.empty();
    }

    private static boolean holdsPersonalNumber(Opened opened) {
        return opened instanceof Malformed malformed
                && malformed.problems().stream().map(Reason::code).anyMatch(Code.PERSONAL_NUMBER::equals);
    }

    /** What a client chose, or an error said, is kept as one line and without a NIK (R20). */
    private static String line(String text) {
        return PersonalNumbers.redact(text.replaceAll("\\p{Cntrl}+", " "));
    }
}
