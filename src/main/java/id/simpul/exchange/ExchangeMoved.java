package id.simpul.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A partner has sent its side of pairs, or received the other. */
public record ExchangeMoved(String exchange, List<String> pairs, Optional<LocalDate> on) implements AboutExchange {
    public ExchangeMoved {
        pairs = List.copyOf(pairs);
    }
}
