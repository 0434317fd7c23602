package id.simpul.hub;

import id.simpul.broker.Addresses;
import id.simpul.intake.FailedMessages;
import id.simpul.ledger.FailedMessage;
import id.simpul.ledger.RawMessage;
import id.simpul.partner.PartnerId;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Reads dead letters, for whoever keeps them. */
public final class DeadLetters {
    /** What no partner sent is the hub's own. */
    private static final PartnerId HUB = new PartnerId("hub");

    /** Where the broker notes to which address it could deliver a message no further. */
    private static final String ORIGINAL_ADDRESS = "_AMQ_ORIG_ADDRESS";

    private final FailedMessages failed;
    private final Clock clock;
    private final Consumer<FailedMessage> keep;

    public DeadLetters(FailedMessages failed, Clock clock, Consumer<FailedMessage> keep) {
        this.failed = failed;
        this.clock = clock;
        this.keep = keep;
    }

    /** Has a dead letter kept: by what it says of itself, or by where the broker could not deliver it. */
    public void keep(Exchange exchange) {
        Message letter = exchange.getMessage();
        String id = header(letter, "JMSMessageID").orElse("");
        byte[] body = Optional.ofNullable(letter.getBody(byte[].class)).orElse(new byte[0]);
        RawMessage message = new RawMessage(
                partner(letter), header(letter, Addresses.DEAD_MESSAGE_HEADER).orElse(id), body);
        keep.accept(failed.read(message, id, reason(letter), arrivedAt(letter)));
    }

    private static PartnerId partner(Message letter) {
        return header(letter, Addresses.DEAD_PARTNER_HEADER)
                .filter(PartnerId::isValid)
                .map(PartnerId::new)
                .or(() -> header(letter, ORIGINAL_ADDRESS)
                        .filter(address -> address.startsWith(Addresses.REQUESTS_PREFIX))
                        .flatMap(Addresses::partnerOf))
                .orElse(HUB);
    }

    private static String reason(Message letter) {
        return header(letter, Addresses.DEAD_REASON_HEADER)
                .orElseGet(() -> "The broker could not deliver it"
                        + header(letter, ORIGINAL_ADDRESS)
                                .map(to -> " to " + to)
                                .orElse(""));
    }

    private Instant arrivedAt(Message letter) {
        try {
            return header(letter, Addresses.DEAD_ARRIVED_HEADER)
                    .map(Instant::parse)
                    .orElseGet(clock::instant);
        } catch (DateTimeException e) {
            return clock.instant();
        }
    }

    private static Optional<String> header(Message letter, String name) {
        return Optional.ofNullable(letter.getHeader(name, String.class));
    }
}
