package id.simpul.exchange;

import id.simpul.ledger.Request;
import java.time.LocalDate;
import java.util.Optional;

/** What is said of an exchange that has begun, by its partner or by staff. */
sealed interface AboutExchange permits ExchangeAnswer, ExchangeMoved, StaffExchange, StaffException {
    String exchange();

    /** When it happened, if that is said. */
    default Optional<LocalDate> on() {
        return Optional.empty();
    }

    static AboutExchange by(Request request) {
        return switch (request.type()) {
            case EXCHANGE_ANSWER -> request.as(ExchangeAnswer.class);
            case EXCHANGE_SENT, EXCHANGE_RECEIVED -> request.as(ExchangeMoved.class);
            case STAFF_EXCHANGE -> request.as(StaffExchange.class);
            case STAFF_EXCEPTION -> request.as(StaffException.class);
            default -> throw new IllegalArgumentException("Not about an exchange that has begun: " + request.type());
        };
    }
}
