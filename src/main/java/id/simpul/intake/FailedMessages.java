package id.simpul.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

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
        Opened opened = open(incoming);
        return new FailedMessage(
                new RawMessage(message.partner(), line(message.id()), message.body()),
                letter,
                id(opened),
                type(opened),
                line(reason),
                replies.replyId(incoming, opened),
                holdsPersonalNumber(opened, message.body()),
                arrivedAt);
    }

    /** The id of the one reply that a message will get. */
    public String replyTo(RawMessage message) {
        Incoming incoming = incoming(message, Instant.EPOCH);
        return replies.replyId(incoming, open(incoming));
    }

    private Incoming incoming(RawMessage message, Instant arrivedAt) {
        PartnerKind kind = kinds.apply(message.partner()).orElse(PartnerKind.OTHER);
        return new Incoming(message.partner(), kind, message.id(), arrivedAt, message.body());
    }

    /** The hub may fail once more on what it has failed on: it is kept all the same, or it would come again for ever. */
    private Opened open(Incoming incoming) {
        try {
            return envelopes.open(incoming);
        } catch (RuntimeException | Error e) {
            return Translator.UNREADABLE;
        }
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

    private static boolean holdsPersonalNumber(Opened opened, byte[] body) {
        if (opened == Translator.UNREADABLE) {
            return mayHoldPersonalNumber(body);
        }
        return opened instanceof Malformed malformed
                && malformed.problems().stream().map(Reason::code).anyMatch(Code.PERSONAL_NUMBER::equals);
    }

    private static boolean mayHoldPersonalNumber(byte[] body) {
        try {
            return PersonalNumbers.in(new String(body, UTF_8));
        } catch (RuntimeException | Error e) {
            return true;
        }
    }

    /** What a client chose, or an error said, is kept as one line and without a NIK (R20). */
    private static String line(String text) {
        return PersonalNumbers.redact(text.replaceAll("\\p{Cntrl}+", " "));
    }
}
